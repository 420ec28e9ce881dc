"""Retweet and its undoing."""

from datetime import datetime

from django.db import transaction

from apps.users.models import User

from .. import signals
from ..models import Retweet, Tweet
from .marks import clear_mark, set_mark


@transaction.atomic
def retweet(user: User, tweet: Tweet, at: datetime | None = None) -> bool:
    """As `set_mark`; Tweet.DoesNotExist also for what a protected account says."""
    if not Tweet.objects.shareable().filter(pk=tweet.pk).exists():
        raise Tweet.DoesNotExist
    made = set_mark(Retweet, user, tweet, at)
    if made and at is None:
        signals.retweeted.send(Retweet, retweet=made)
    return made is not None


def unretweet(user: User, tweet: Tweet) -> bool:
    return clear_mark(Retweet, user, tweet)
