"""Retweet and its undoing."""

from datetime import datetime

from apps.users.models import User

from ..models import Retweet, Tweet
from .marks import clear_mark, set_mark


def retweet(user: User, tweet: Tweet, at: datetime | None = None) -> bool:
    """As `set_mark`; Tweet.DoesNotExist also for what a protected account says."""
    if not Tweet.objects.shareable().filter(pk=tweet.pk).exists():
        raise Tweet.DoesNotExist
    return set_mark(Retweet, user, tweet, at)


def unretweet(user: User, tweet: Tweet) -> bool:
    return clear_mark(Retweet, user, tweet)
