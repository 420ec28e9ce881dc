"""Like and unlike."""

from datetime import datetime

from apps.users.models import User

from ..models import Like, Tweet
from .marks import clear_mark, set_mark


def like(user: User, tweet: Tweet, at: datetime | None = None) -> bool:
    return set_mark(Like, user, tweet, at) is not None


def unlike(user: User, tweet: Tweet) -> bool:
    return clear_mark(Like, user, tweet)
