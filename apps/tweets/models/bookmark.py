"""A Bookmark: a Tweet that somebody keeps for themselves. Nobody else learns of it."""

from django.conf import settings
from django.db import models

from apps.core.ids import new_id

from .tweet import Tweet


class Bookmark(models.Model):
    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
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
