from django.urls import path

from . import views

app_name = "timelines"
urlpatterns = [
    path("bookmarks", views.bookmarks, name="bookmarks"),
    path("@<username:username>", views.profile, name="profile"),
    path("@<username:username>/replies", views.replies, name="replies"),
    path("@<username:username>/media", views.media, name="media"),
    path("@<username:username>/feed.rss", views.feed, name="feed"),
    path("@<username:username>/likes", views.likes, name="likes"),
]
