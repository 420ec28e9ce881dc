from django.urls import path

from . import views

app_name = "timelines"
urlpatterns = [
    path("", views.home, name="home"),
    path("@<str:username>", views.profile, name="profile"),
    path("@<str:username>/replies", views.replies, name="replies"),
    path("@<str:username>/likes", views.likes, name="likes"),
]
