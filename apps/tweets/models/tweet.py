"""The Tweet itself."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.safestring import SafeString

from apps.core.ids import made_at, new_id
from apps.text.rendering import render

from ..querysets import TweetQuerySet


class Tweet(models.Model):
    """A short text by one person, maybe a reply. Its id tells when it was posted.

    A deleted Tweet keeps an empty row, so that its replies stand under a tombstone.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tweets", db_index=False
    )
    text = models.TextField(blank=True)
    mentions = models.JSONField(default=list, blank=True, editable=False)
    reply_to = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="replies",
        db_index=False,
        editable=False,
    )
    reply_to_author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    nonce = models.UUIDField(null=True, blank=True, editable=False)
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)

    likes_count = models.PositiveIntegerField(default=0, editable=False)
    retweets_count = models.PositiveIntegerField(default=0, editable=False)
    replies_count = models.PositiveIntegerField(default=0, editable=False)

    objects = TweetQuerySet.as_manager()

    class Meta:
        constraints = [
            # One form sent twice is one Tweet.
            models.UniqueConstraint(fields=["author", "nonce"], name="tweets_nonce_once"),
            models.CheckConstraint(
                condition=Q(reply_to=None) | ~Q(reply_to=F("id")), name="tweets_no_self_reply"
            ),
        ]
        indexes = [
            models.Index(fields=["author", "-id"], name="tweets_by_author"),
            models.Index(fields=["reply_to", "id"], name="tweets_replies"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.text[:40]}"

    def get_absolute_url(self) -> str:
        return self.path

    @property
    def path(self) -> str:
        """The permalink, put together without reversing: it stands on every card."""
        return f"{self.author.path}/status/{self.pk}"

    @property
    def anchor(self) -> str:
        """The id of its card on a page where it stands once."""
        return f"t{self.pk}"

    @property
    def posted_at(self) -> datetime:
        return made_at(self.pk)

    @property
    def html(self) -> SafeString:
        """The text with its links, safe to show."""
        return render(self.text, self.mentions)
