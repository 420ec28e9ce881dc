"""Everything that writes follows, requests, blocks and mutes."""

from .block import block, unblock
from .follow import SelfFollowError, follow, unfollow
from .mute import hide_retweets, mute, show_retweets, unmute
from .request import accept, decline, protect, unprotect

__all__ = [
    "SelfFollowError",
    "accept",
    "block",
    "decline",
    "follow",
    "hide_retweets",
    "mute",
    "protect",
    "show_retweets",
    "unblock",
    "unfollow",
    "unmute",
    "unprotect",
]
