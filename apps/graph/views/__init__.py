from .block import block, hide_retweets, mute, show_retweets, unblock, unmute
from .follow import follow, followers, following, unfollow
from .privacy import accept, blocked, decline, hidden_retweets, muted, privacy, requests
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
    "muted",
    "muted_words",
    "privacy",
    "requests",
    "show_retweets",
    "unblock",
    "unfollow",
    "unmute",
    "unmute_word",
]
