"""Pictures people add."""

from django.conf import settings
from django.db import models

from apps.core.ids import new_id


class Image(models.Model):
    """One picture: its file, its size in pixels, and the colour that holds its place."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="images"
    )
    file = models.FileField(max_length=100)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    colour = models.CharField(max_length=7)
    alt = models.CharField(max_length=1000, blank=True)

    def __str__(self) -> str:
        return f"{self.file.name} ({self.width}×{self.height})"
