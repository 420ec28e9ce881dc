from .block import block, hide_retweets, mute, show_retweets, unblock, unmute
from .follow import follow, followers, following, unfollow
from .privacy import accept, blocked, decline, muted, privacy, requests

__all__ = [
    "accept",
    "block",
    "blocked",
    "decline",
    "follow",
    "followers",
    "following",
    "hide_retweets",
    "mute",
    "muted",
    "privacy",
    "requests",
    "show_retweets",
    "unblock",
    "unfollow",
    "unmute",
]
