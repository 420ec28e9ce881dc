"""Bookmark and its undoing."""

from apps.users.models import User

from ..models import Bookmark, Tweet
from .marks import clear_mark, set_mark


def bookmark(user: User, tweet: Tweet) -> bool:
    return set_mark(Bookmark, user, tweet) is not None


def unbookmark(user: User, tweet: Tweet) -> bool:
    return clear_mark(Bookmark, user, tweet)
