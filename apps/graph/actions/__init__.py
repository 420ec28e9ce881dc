"""Everything that writes follows, requests, blocks and mutes."""

from .block import block, unblock
from .follow import SelfFollowError, follow, unfollow
from .mute import (
    NoWordError,
    TooManyWordsError,
    hide_retweets,
    mute,
    mute_notifications,
    mute_word,
    show_retweets,
    unmute,
    unmute_notifications,
    unmute_word,
)
from .request import accept, decline, protect, unprotect

__all__ = [
    "NoWordError",
    "SelfFollowError",
    "TooManyWordsError",
    "accept",
    "block",
    "decline",
    "follow",
    "hide_retweets",
    "mute",
    "mute_notifications",
    "mute_word",
    "protect",
    "show_retweets",
    "unblock",
    "unfollow",
    "unmute",
    "unmute_notifications",
    "unmute_word",
    "unprotect",
]
