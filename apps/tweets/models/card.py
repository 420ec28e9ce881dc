"""The card of a link: what the page behind it says about itself."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.db import models
from django.utils import timezone

from apps.core.fields import IdField
from apps.media.files import address

FRESH_FOR = timedelta(days=7)
FAILED_FOR = timedelta(minutes=30)


class LinkCard(models.Model):
    """One address, shared by every Tweet that has it. Without a title there is nothing to show:
    it was not fetched yet, or the page says nothing."""

    id = IdField()
    url = models.TextField()
    # Of `url`, in hex: an index over addresses themselves would be large.
    digest = models.CharField(max_length=64, unique=True)
    title = models.CharField(max_length=200, blank=True)
    description = models.CharField(max_length=300, blank=True)
    site = models.CharField(max_length=60, blank=True)
    image = models.CharField(max_length=60, blank=True)
    image_width = models.PositiveIntegerField(default=0)
    image_height = models.PositiveIntegerField(default=0)
    image_colour = models.CharField(max_length=7, blank=True)
    fetched_at = models.DateTimeField(null=True, blank=True)
    failed = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.url

    @property
    def host(self) -> str:
        return (urlsplit(self.url).hostname or "").removeprefix("www.")

    @property
    def fresh(self) -> bool:
        """Whether it need not be fetched (again) now."""
        if self.fetched_at is None:
            return False
        age = timezone.now() - self.fetched_at
        return age < (FAILED_FOR if self.failed else FRESH_FOR)

    @property
    def pending(self) -> bool:
        return self.fetched_at is None

    @property
    def image_url(self) -> str:
        return address(self.image, self.image_width) if self.image else ""

    @property
    def wide(self) -> bool:
        """Whether the picture stands above the words, not beside them."""
        return self.image_width >= 360 and self.image_width >= self.image_height * 1.3
