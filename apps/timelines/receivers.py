"""What Home hears of. Tasks are written in the transaction of what they follow from: both are
there, or neither."""

from typing import Any

from django.dispatch import receiver

from apps.graph import signals as graph
from apps.tweets import signals as tweets
from apps.tweets.models import Retweet, Tweet

from . import filling, tasks


@receiver(tweets.posted)
def on_posted(tweet: Tweet, **_: Any) -> None:
    # At once: the author looks at their own Home next.
    filling.add_own(tweet.author_id, tweet.pk, None)
    tasks.fan_out.enqueue(tweet.author_id, tweet.pk, None, tweet.reply_to_author_id)


@receiver(tweets.retweeted)
def on_retweeted(retweet: Retweet, **_: Any) -> None:
    filling.add_own(retweet.user_id, retweet.pk, retweet.tweet_id)
    tasks.fan_out.enqueue(retweet.user_id, retweet.pk, retweet.tweet_id, None)


@receiver([graph.followed, graph.unfollowed])
def on_follows_changed(follower: int, **_: Any) -> None:
    if filling.want(follower):
        tasks.build.enqueue(follower)
