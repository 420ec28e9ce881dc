"""A Pin: the Tweet that stands first on its author's profile."""

from django.conf import settings
from django.db import models

from apps.core.ids import new_id

from .tweet import Tweet


class Pin(models.Model):
    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="pin"
    )
    tweet = models.OneToOneField(Tweet, on_delete=models.CASCADE, related_name="pin")

    def __str__(self) -> str:
        return f"{self.user_id} pinned {self.tweet_id}"
