"""A Pin: the Tweet that stands first on its author's profile."""

from django.conf import settings
from django.db import models

from apps.core.fields import IdField

from .tweet import Tweet


class Pin(models.Model):
    id = IdField()
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="pin"
    )
    tweet = models.OneToOneField(Tweet, on_delete=models.CASCADE, related_name="pin")

    def __str__(self) -> str:
        return f"{self.user_id} pinned {self.tweet_id}"
