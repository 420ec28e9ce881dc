"""A Retweet: who passed which Tweet on, and by its id when."""

from django.conf import settings
from django.db import models

from apps.core.fields import IdField

from ..querysets import RetweetQuerySet
from .tweet import Tweet


class Retweet(models.Model):
    id = IdField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="retweets", db_index=False
    )
    tweet = models.ForeignKey(
        Tweet, on_delete=models.CASCADE, related_name="retweets", db_index=False
    )

    objects = RetweetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "tweet"], name="tweets_retweet_once")
        ]
        indexes = [
            models.Index(fields=["user", "-id"], name="tweets_retweets_of_user"),
            models.Index(fields=["tweet", "-id"], name="tweets_retweets_of_tweet"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} retweeted {self.tweet_id}"
