from .block import (
    block,
    hide_retweets,
    mute,
    mute_notifications,
    show_retweets,
    unblock,
    unmute,
    unmute_notifications,
)
from .follow import follow, followers, following, unfollow
from .privacy import (
    accept,
    blocked,
    decline,
    hidden_retweets,
    muted,
    muted_notifications,
    privacy,
    requests,
)
from .words import muted_words, unmute_word

__all__ = [
    "accept",
    "block",
    "blocked",
    "decline",
    "follow",
    "followers",
    "following",
    "hidden_retweets",
    "hide_retweets",
    "mute",
    "mute_notifications",
    "muted",
    "muted_notifications",
    "muted_words",
    "privacy",
    "requests",
    "show_retweets",
    "unblock",
    "unfollow",
    "unmute",
    "unmute_notifications",
    "unmute_word",
]
