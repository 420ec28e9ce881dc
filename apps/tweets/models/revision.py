"""What a Tweet said before it was edited."""

from datetime import datetime

from django.db import models
from django.utils.safestring import SafeString

from apps.core.fields import IdField
from apps.core.ids import made_at
from apps.text.rendering import render_lines

from .tweet import Tweet


class Revision(models.Model):
    """An earlier `text` of a Tweet; its id tells when another took its place."""

    id = IdField()
    tweet = models.ForeignKey(
        Tweet, on_delete=models.CASCADE, related_name="revisions", db_index=False
    )
    number = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)
    mentions = models.JSONField(default=list)
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
