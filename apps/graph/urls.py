from django.urls import path

from apps.core import converters  # noqa: F401  registers what the addresses use

from . import views

app_name = "graph"
urlpatterns = [
    path("@<username:username>/follow", views.follow, name="follow"),
    path("@<username:username>/unfollow", views.unfollow, name="unfollow"),
    path("@<username:username>/followers", views.followers, name="followers"),
    path("@<username:username>/following", views.following, name="following"),
]
