"""In whose language and time zone something is written."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import translation

from apps.core.formats import in_zone, known_zone

from .models import User


@contextmanager
def as_read_by(person: User, device_zone: str = "") -> Iterator[None]:
    """Times and dates are written for `person` meanwhile, on a device in `device_zone`."""
    zone = known_zone(person.time_zone) or device_zone or known_zone(person.seen_zone)
    with in_zone(zone), translation.override(person.language):
        yield
