from django.urls import path

from . import views

app_name = "tweets"
urlpatterns = [
    path("compose", views.compose, name="compose"),
    path("@<str:username>/status/<int:pk>", views.detail, name="detail"),
    path("tweets/<int:pk>/like", views.like, name="like"),
    path("tweets/<int:pk>/unlike", views.unlike, name="unlike"),
    path("tweets/<int:pk>/retweet", views.retweet, name="retweet"),
    path("tweets/<int:pk>/unretweet", views.unretweet, name="unretweet"),
    path("tweets/<int:pk>/delete", views.delete, name="delete"),
]
