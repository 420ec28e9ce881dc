"""Everything that writes Tweets, Likes and Retweets."""

from .bookmark import bookmark, unbookmark
from .delete import delete
from .edit import NotEditableError, edit
from .like import like, unlike
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
    "pin",
    "post",
    "remove_images",
    "retweet",
    "unbookmark",
    "unlike",
    "unpin",
    "unretweet",
]
