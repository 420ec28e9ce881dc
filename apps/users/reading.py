"""In whose language and time zone something is written."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone, translation

from .models import User


@contextmanager
def as_read_by(person: User) -> Iterator[None]:
    """Times and dates are written for `person` meanwhile."""
    with timezone.override(person.zone), translation.override(person.language):
        yield
