"""In which time zone somebody is: what their browser says, as long as they choose none."""

from django.http import HttpRequest

from apps.core.capacity import optional_write
from apps.core.formats import known_zone

from .models import User

# Set by static/js/times.js.
COOKIE = "zone"


def zone_of_device(request: HttpRequest) -> str:
    """The zone that the browser named; empty if it named none that there is."""
    return known_zone(request.COOKIES.get(COOKIE, ""))


def note_zone(request: HttpRequest, user: User) -> None:
    """Keeps it for what is written while they are away, such as mails."""
    zone = zone_of_device(request)
    if not zone or user.time_zone or user.seen_zone == zone:
        return
    with optional_write():
        User.objects.filter(pk=user.pk).update(seen_zone=zone)
        user.seen_zone = zone
