"""The pictures of a Tweet, in order."""

from django.db import models

from apps.media.models import Image

from ..querysets import AttachmentQuerySet
from .tweet import Tweet


class Attachment(models.Model):
    tweet = models.ForeignKey(
        Tweet, on_delete=models.CASCADE, related_name="attachments", db_index=False
    )
    image = models.OneToOneField(Image, on_delete=models.CASCADE, related_name="attachment")
    position = models.PositiveSmallIntegerField()

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["tweet", "position"], name="tweets_attachment_position"
            ),
            models.CheckConstraint(
                condition=models.Q(position__lt=4), name="tweets_four_attachments"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position} of {self.tweet_id}"
