"""Retweet and its undoing."""

from datetime import datetime

from apps.users.models import User

from ..models import Retweet, Tweet
from .marks import clear_mark, set_mark


def retweet(user: User, tweet: Tweet, at: datetime | None = None) -> bool:
    return set_mark(Retweet, user, tweet, at)


def unretweet(user: User, tweet: Tweet) -> bool:
    return clear_mark(Retweet, user, tweet)
