"""Pictures people add."""

from django.conf import settings
from django.db import models

from apps.core.fields import IdField

from .files import Part, address, file_name
from .pictures.sizes import LONG, Size, is_long, whole_times, widths_of

# Pixels across what is too thin to show a part of.
THIN = 100
# The room of a picture on a card, on a phone and on a wider screen.
ALONE = ((288, 400), (508, 540))
AMONG = ((144, 72), (252, 140))


class Image(models.Model):
    """One picture of a Tweet, in several widths.

    `width` and `height` are those of the largest file in pixels, `colour` holds its place while
    it loads. `widths` are the files there are: the smallest at once, all once `ready`. An
    animation (`moving`) has a file of its own besides. Of one that is `crisp` each pixel is to be
    seen. A picture belongs to one Tweet at most;
    those that are not `used` after a day are collected.
    """

    id = IdField()
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="images", db_index=False
    )
    key = models.CharField(max_length=60, unique=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    colour = models.CharField(max_length=7, blank=True)
    widths = models.JSONField(default=list)
    moving = models.BooleanField(default=False)
    crisp = models.BooleanField(default=False)
    ready = models.BooleanField(default=False)
    used = models.BooleanField(default=False)
    alt = models.CharField(max_length=1000, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["owner", "-id"], name="media_images_of_owner"),
            models.Index(fields=["id"], condition=models.Q(used=False), name="media_unused_images"),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.width}×{self.height})"

    @property
    def url(self) -> str:
        """The address of a middling width, for whoever takes only one."""
        return address(self.key, next((w for w in self.widths if w >= 720), self.widths[-1]))

    @property
    def small_url(self) -> str:
        return address(self.key, self.widths[0])

    @property
    def large_url(self) -> str:
        return address(self.key, self.widths[-1])

    @property
    def srcset(self) -> str:
        return ", ".join(f"{address(self.key, width)} {width}w" for width in self.widths)

    @property
    def moving_url(self) -> str:
        """The animation's address once it is made, else empty."""
        return address(self.key, "moving") if self.moving and self.ready else ""

    @property
    def portrait(self) -> bool:
        return self.height > self.width

    @property
    def size(self) -> Size:
        return self.width, self.height

    @property
    def long(self) -> bool:
        """Whether it is so tall or so wide that cards show its beginning."""
        return is_long(self.size)

    @property
    def thin(self) -> bool:
        """Whether it is long, and its other side too short to show a part of it."""
        return self.long and min(self.size) < THIN

    @property
    def stretched(self) -> str:
        """What a wide one is drawn at of which a card shows the beginning, as `sizes` says it;
        empty for any other."""
        if self.portrait or not self.long or self.thin:
            return ""
        times = -(-self.width // (LONG * self.height))
        return f"(min-width: 640px) {34 * times}rem, {100 * times}vw"

    @property
    def whole(self) -> str:
        """How often its pixels are repeated where it stands alone, on a phone and on a wider
        screen, as classes; empty for a picture that is fitted to its place instead."""
        phone, wider = (whole_times(self.size, room) for room in ALONE)
        return f"x{phone} w{wider}" if self.crisp and phone else ""

    @property
    def whole_among(self) -> str:
        """The same for a picture among others."""
        phone, wider = (whole_times(self.size, room) for room in AMONG)
        return f"x{phone} w{wider}" if self.crisp and phone else ""

    @property
    def files(self) -> list[str]:
        """Names of every file that may be in the storage."""
        parts: list[Part] = [*widths_of(self.size), "moving", "original"]
        return [file_name(self.key, part) for part in parts]
