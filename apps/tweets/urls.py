from django.urls import path, re_path

from apps.media.files import LAST_PART

from . import views

app_name = "tweets"
_TWEET = "@<username:username>/status/<id:pk>"
urlpatterns = [
    path("compose", views.compose, name="compose"),
    path("compose/pictures", views.pictures, name="pictures"),
    path("compose/suggest", views.suggest, name="suggest"),
    path(_TWEET, views.detail, name="detail"),
    path("status/<id:pk>", views.replies, name="replies"),
    path(f"{_TWEET}/likes", views.likes, name="likes"),
    path(f"{_TWEET}/retweets", views.retweets, name="retweets"),
    path(f"{_TWEET}/quotes", views.quotes, name="quotes"),
    path(f"{_TWEET}/history", views.history, name="history"),
    path(f"{_TWEET}/photo/<int:number>", views.photo, name="photo"),
    path("tweets/<id:pk>/like", views.like, name="like"),
    path("tweets/<id:pk>/unlike", views.unlike, name="unlike"),
    path("tweets/<id:pk>/retweet", views.retweet, name="retweet"),
    path("tweets/<id:pk>/unretweet", views.unretweet, name="unretweet"),
    path("tweets/<id:pk>/bookmark", views.bookmark, name="bookmark"),
    path("tweets/<id:pk>/unbookmark", views.unbookmark, name="unbookmark"),
    path("tweets/<id:pk>/pin", views.pin, name="pin"),
    path("tweets/<id:pk>/unpin", views.unpin, name="unpin"),
    path("tweets/<id:pk>/edit", views.edit, name="edit"),
    path("tweets/<id:pk>/delete", views.delete, name="delete"),
    path("tweets/<id:pk>/mute-conversation", views.mute_conversation, name="mute_conversation"),
    path(
        "tweets/<id:pk>/unmute-conversation", views.unmute_conversation, name="unmute_conversation"
    ),
    path("tweets/<id:pk>/card", views.card, name="card"),
    re_path(
        rf"^media/image/[\w-]{{2}}/(?P<key>{LAST_PART})-(?P<part>\d{{1,4}}|moving)\.webp$",
        views.picture,
        name="picture",
    ),
]
