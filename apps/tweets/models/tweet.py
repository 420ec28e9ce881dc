"""The Tweet itself."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from apps.core.fields import IdField
from apps.core.ids import made_at
from apps.text.rendering import render_lines, render_plain

from ..links import without_quoted
from ..querysets import NOTICED, TweetQuerySet

EXCERPT_LENGTH = 160
MAX_EDITS = 5
EDITABLE_FOR = timedelta(hours=1)


class Tweet(models.Model):
    """A short text by one person, maybe with pictures, a reply, or quoting another Tweet. Its id
    tells when it was posted.

    A deleted Tweet keeps an empty row, so that its replies stand under a tombstone.
    """

    class ReplyRule(models.TextChoices):
        """Who may answer, besides the author and people mentioned; it holds for the whole
        conversation that the Tweet begins."""

        EVERYONE = "everyone", "Everyone can reply"
        FOLLOWING = "following", "People you follow"
        MENTIONED = "mentioned", "Only people you mention"

    id = IdField()
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
    root = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        editable=False,
    )
    quote_of = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="quotes",
        db_index=False,
        editable=False,
    )
    card = models.ForeignKey(
        "tweets.LinkCard", on_delete=models.SET_NULL, null=True, blank=True, editable=False
    )
    reply_rule = models.CharField(
        max_length=9, choices=ReplyRule, default=ReplyRule.EVERYONE, editable=False
    )
    sensitive = models.BooleanField(default=False)
    nonce = models.UUIDField(null=True, blank=True, editable=False)
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)
    edited_at = models.DateTimeField(null=True, blank=True, editable=False)
    edits_count = models.PositiveSmallIntegerField(default=0, editable=False)
    pictures_count = models.PositiveSmallIntegerField(default=0, editable=False)

    likes_count = models.PositiveIntegerField(default=0, editable=False)
    retweets_count = models.PositiveIntegerField(default=0, editable=False)
    replies_count = models.PositiveIntegerField(default=0, editable=False)
    quotes_count = models.PositiveIntegerField(default=0, editable=False)

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
            models.Index(
                fields=["reply_to", "author", "id"],
                condition=Q(reply_to__isnull=False),
                name="tweets_own_replies",
            ),
            models.Index(
                fields=["reply_to", "-likes_count", "-id"],
                condition=Q(reply_to__isnull=False),
                name="tweets_liked_replies",
            ),
            models.Index(
                fields=["quote_of", "-id"],
                condition=Q(quote_of__isnull=False),
                name="tweets_quotes",
            ),
            models.Index(
                fields=["author", "-id"],
                condition=Q(pictures_count__gt=0),
                name="tweets_with_pictures",
            ),
            # Only what crosses the limit costs a write here, not every Like.
            models.Index(
                fields=["-id"],
                condition=Q(likes_count__gte=NOTICED)
                | Q(retweets_count__gte=NOTICED)
                | Q(replies_count__gte=NOTICED),
                name="tweets_noticed",
            ),
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
    def conversation_id(self) -> int:
        """The id of the Tweet that the conversation begins with."""
        return self.root_id or self.pk

    @property
    def key(self) -> str:
        """Its id as text: templates would localise a number, a dozen times for each card."""
        return str(self.pk)

    @property
    def author_key(self) -> str:
        return str(self.author_id)

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
        text = without_quoted(self.text, self.quote_of_id) if self.quote_of_id else self.text
        return render_lines(text, self.mentions)

    @property
    def summary(self) -> str:
        """What it says, for titles and names: its text, else what its pictures show. Of a Tweet
        from `for_viewer`."""
        if self.text or not self.pictures_count:
            return self.text
        return "; ".join(self.descriptions) or "a picture"

    @property
    def descriptions(self) -> list[str]:
        """What its pictures show, of those that say so. One query unless it is from
        `for_viewer`."""
        alts = [one.image.alt for one in self.attachments.all()] if self.pictures_count else []
        return [alt for alt in alts if alt]

    @property
    def excerpt(self) -> SafeString:
        """The beginning of what it says, in lines without links. Of a Tweet from `for_viewer`."""
        return render_plain(Truncator(self.summary).chars(EXCERPT_LENGTH))

    @property
    def editable(self) -> bool:
        """Whether its author may still change it."""
        young = timezone.now() - self.posted_at < EDITABLE_FOR
        return young and self.edits_count < MAX_EDITS and self.deleted_at is None
