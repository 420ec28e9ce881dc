"""What Home hears of."""

from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import receiver

from apps.graph import signals as graph
from apps.tweets import signals as tweets
from apps.tweets.models import Retweet, Tweet

from . import filling, tasks


@receiver(tweets.posted)
def on_posted(tweet: Tweet, **_: Any) -> None:
    # At once: the author looks at their own Home next.
    filling.add_own(tweet.author_id, tweet.pk, None)
    arguments = (tweet.author_id, tweet.pk, None, tweet.reply_to_author_id)
    transaction.on_commit(partial(tasks.fan_out.enqueue, *arguments))


@receiver(tweets.retweeted)
def on_retweeted(retweet: Retweet, **_: Any) -> None:
    filling.add_own(retweet.user_id, retweet.pk, retweet.tweet_id)
    arguments = (retweet.user_id, retweet.pk, retweet.tweet_id, None)
    transaction.on_commit(partial(tasks.fan_out.enqueue, *arguments))


@receiver([graph.followed, graph.unfollowed])
def on_follows_changed(follower: int, **_: Any) -> None:
    if filling.want(follower):
        transaction.on_commit(partial(tasks.build.enqueue, follower))
