"""What searching hears of: words are written with what they are of."""

from typing import Any

from django.dispatch import receiver

from apps.tweets import signals as tweets
from apps.tweets.models import Tweet
from apps.users import signals as users
from apps.users.models import User

from . import indexing


@receiver(tweets.written)
def on_written(tweet: Tweet, **_: Any) -> None:
    indexing.write_tweet(tweet)


@receiver(tweets.deleted)
def on_deleted(tweet: Tweet, **_: Any) -> None:
    indexing.remove_tweet(tweet.pk)


@receiver(users.described)
def on_described(user: User, **_: Any) -> None:
    indexing.write_person(user)
