"""A Bookmark: a Tweet that somebody keeps for themselves. Nobody else learns of it."""

from django.conf import settings
from django.db import models

from apps.core.fields import IdField

from .tweet import Tweet


class Bookmark(models.Model):
    id = IdField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="bookmarks", db_index=False
    )
    tweet = models.ForeignKey(Tweet, on_delete=models.CASCADE, related_name="bookmarks")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "tweet"], name="tweets_bookmark_once")
        ]
        indexes = [models.Index(fields=["user", "-id"], name="tweets_bookmarks_of_user")]

    def __str__(self) -> str:
        return f"a Bookmark of {self.user_id}"
