from .compose import compose
from .delete import delete
from .detail import detail
from .marks import like, retweet, unlike, unretweet

__all__ = ["compose", "delete", "detail", "like", "retweet", "unlike", "unretweet"]
