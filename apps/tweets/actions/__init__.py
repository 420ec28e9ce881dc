"""Everything that writes Tweets, Likes and Retweets."""

from .bookmark import bookmark, unbookmark
from .delete import delete
from .edit import NotEditableError, edit
from .like import like, unlike
from .mute_conversation import mute_conversation, unmute_conversation
from .pin import pin, unpin
from .post import post
from .remove_images import remove_images
from .retweet import retweet, unretweet

__all__ = [
    "NotEditableError",
    "bookmark",
    "delete",
    "edit",
    "like",
    "mute_conversation",
    "pin",
    "post",
    "remove_images",
    "retweet",
    "unbookmark",
    "unlike",
    "unmute_conversation",
    "unpin",
    "unretweet",
]
