"""A Like: who liked which Tweet, and by its id when."""

from django.conf import settings
from django.db import models

from apps.core.fields import IdField

from .tweet import Tweet


class Like(models.Model):
    id = IdField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="likes", db_index=False
    )
    tweet = models.ForeignKey(Tweet, on_delete=models.CASCADE, related_name="likes", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "tweet"], name="tweets_like_once")]
        indexes = [
            models.Index(fields=["user", "-id"], name="tweets_likes_of_user"),
            models.Index(fields=["tweet", "-id"], name="tweets_likes_of_tweet"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} likes {self.tweet_id}"
