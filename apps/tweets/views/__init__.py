from .compose import compose
from .delete import delete
from .detail import detail
from .marks import bookmark, like, retweet, unbookmark, unlike, unretweet
from .people import likes, retweets

__all__ = [
    "bookmark",
    "compose",
    "delete",
    "detail",
    "like",
    "likes",
    "retweet",
    "retweets",
    "unbookmark",
    "unlike",
    "unretweet",
]
