"""Everything that writes Tweets, Likes and Retweets."""

from .delete import delete
from .like import like, unlike
from .post import post
from .retweet import retweet, unretweet

__all__ = ["delete", "like", "post", "retweet", "unlike", "unretweet"]
