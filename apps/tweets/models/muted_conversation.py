"""Conversations of which somebody is told nothing any more."""

from django.conf import settings
from django.db import models

from apps.core.fields import IdField

from ..querysets import MutedConversationQuerySet
from .tweet import Tweet


class MutedConversation(models.Model):
    """`root` is the Tweet that the conversation begins with."""

    id = IdField()
    muter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    root = models.ForeignKey(Tweet, on_delete=models.CASCADE, related_name="+")

    objects = MutedConversationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["muter", "root"], name="tweets_muted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.muter_id} mutes what {self.root_id} began"
