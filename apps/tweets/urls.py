from django.urls import path

from . import views

app_name = "tweets"
urlpatterns = [
    path("compose", views.compose, name="compose"),
    path("@<username:username>/status/<id:pk>", views.detail, name="detail"),
    path("@<username:username>/status/<id:pk>/likes", views.likes, name="likes"),
    path("@<username:username>/status/<id:pk>/retweets", views.retweets, name="retweets"),
    path("tweets/<id:pk>/like", views.like, name="like"),
    path("tweets/<id:pk>/unlike", views.unlike, name="unlike"),
    path("tweets/<id:pk>/retweet", views.retweet, name="retweet"),
    path("tweets/<id:pk>/unretweet", views.unretweet, name="unretweet"),
    path("tweets/<id:pk>/bookmark", views.bookmark, name="bookmark"),
    path("tweets/<id:pk>/unbookmark", views.unbookmark, name="unbookmark"),
    path("tweets/<id:pk>/delete", views.delete, name="delete"),
]
