from django.urls import path

from . import views

app_name = "graph"
_PERSON = "@<username:username>"
urlpatterns = [
    path(f"{_PERSON}/follow", views.follow, name="follow"),
    path(f"{_PERSON}/unfollow", views.unfollow, name="unfollow"),
    path(f"{_PERSON}/block", views.block, name="block"),
    path(f"{_PERSON}/unblock", views.unblock, name="unblock"),
    path(f"{_PERSON}/mute", views.mute, name="mute"),
    path(f"{_PERSON}/unmute", views.unmute, name="unmute"),
    path(f"{_PERSON}/hide-retweets", views.hide_retweets, name="hide_retweets"),
    path(f"{_PERSON}/show-retweets", views.show_retweets, name="show_retweets"),
    path(f"{_PERSON}/mute-notifications", views.mute_notifications, name="mute_notifications"),
    path(
        f"{_PERSON}/unmute-notifications", views.unmute_notifications, name="unmute_notifications"
    ),
    path(f"{_PERSON}/accept", views.accept, name="accept"),
    path(f"{_PERSON}/decline", views.decline, name="decline"),
    path(f"{_PERSON}/followers", views.followers, name="followers"),
    path(f"{_PERSON}/following", views.following, name="following"),
    path("settings/privacy", views.privacy, name="privacy"),
    path("settings/blocked", views.blocked, name="blocked"),
    path("settings/muted", views.muted, name="muted"),
    path("settings/hidden-retweets", views.hidden_retweets, name="hidden_retweets"),
    path("settings/muted-notifications", views.muted_notifications, name="muted_notifications"),
    path("settings/muted-words", views.muted_words, name="muted_words"),
    path("settings/muted-words/<int:pk>/unmute", views.unmute_word, name="unmute_word"),
    path("requests", views.requests, name="requests"),
]
