"""What a Tweet said before it was edited."""

from datetime import datetime

from django.db import models
from django.utils.safestring import SafeString

from apps.core.fields import IdField
from apps.core.ids import made_at
from apps.text.rendering import render_lines

from .tweet import Tweet


class Revision(models.Model):
    """What a Tweet was; its id tells when something else took its place.

    `pictures` are ids of images and their descriptions, in order. None, there and for `sensitive`,
    where nobody could change it yet: it was as in the version after this.
    """

    id = IdField()
    tweet = models.ForeignKey(
        Tweet, on_delete=models.CASCADE, related_name="revisions", db_index=False
    )
    number = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)
    mentions = models.JSONField(default=list)
    pictures = models.JSONField(null=True)
    sensitive = models.BooleanField(null=True)
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["tweet", "number"], name="tweets_revision_once")
        ]

    def __str__(self) -> str:
        return f"{self.number} of {self.tweet_id}"

    @property
    def html(self) -> SafeString:
        return render_lines(self.text, self.mentions)

    @property
    def replaced_at(self) -> datetime:
        return made_at(self.pk)
