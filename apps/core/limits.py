"""Limits on how much one person does, counted from the time-ordered ids of the rows they left.

Nothing is written to count, so the limit costs one indexed look-up and holds
across processes and machines.
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from .ids import lowest_id_at


class LimitReachedError(Exception):
    """The person has done this too often lately; `str()` is a sentence for them."""


def check_limit(action: str, rows: QuerySet[Any, Any]) -> None:
    """Raises LimitReachedError when `rows`, all of one person's, are too many already."""
    allowed, seconds = settings.ACTION_LIMITS[action]
    since = lowest_id_at(timezone.now() - timedelta(seconds=seconds))
    recent = rows.filter(pk__gte=since).order_by()[:allowed].values("pk")
    if len(recent) >= allowed:
        raise LimitReachedError(
            "You have done that very often in a short time. Please wait a while."
        )
