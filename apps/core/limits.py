"""Limits on how much one person does, counted from the time-ordered ids of the rows they left.

Nothing is written to count, so the limit costs one indexed look-up and holds
across processes and machines. What leaves no row is counted in the shared cache.
"""

import time
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db.models import QuerySet
from django.utils import timezone

from .ids import lowest_id_at


class LimitReachedError(Exception):
    """The person has done this too often lately; `str()` is a sentence for them."""

    def __init__(self) -> None:
        super().__init__("You have done that very often in a short time. Please wait a while.")


def check_limit(action: str, rows: QuerySet[Any, Any]) -> None:
    """Raises LimitReachedError when `rows`, all of one person's, are too many already."""
    allowed, seconds = settings.ACTION_LIMITS[action]
    since = lowest_id_at(timezone.now() - timedelta(seconds=seconds))
    recent = rows.filter(pk__gte=since).order_by()[:allowed].values("pk")
    if len(recent) >= allowed:
        raise LimitReachedError


def count_action(action: str, person: int) -> None:
    """Counts one more `action` of `person`, an id, which leaves no row.

    Raises LimitReachedError when there were too many already.
    """
    allowed, seconds = settings.ACTION_LIMITS[action]
    key, now = f"limit:{action}:{person}", time.time()
    recent = [at for at in cache.get(key, []) if at > now - seconds]
    if len(recent) >= allowed:
        raise LimitReachedError
    # Two at once may count as one, which does no harm.
    cache.set(key, [*recent, now], seconds)
