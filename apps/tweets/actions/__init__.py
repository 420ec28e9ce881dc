"""Everything that writes Tweets, Likes and Retweets."""

from .bookmark import bookmark, unbookmark
from .delete import delete
from .like import like, unlike
from .post import post
from .retweet import retweet, unretweet

__all__ = [
    "bookmark",
    "delete",
    "like",
    "post",
    "retweet",
    "unbookmark",
    "unlike",
    "unretweet",
]
