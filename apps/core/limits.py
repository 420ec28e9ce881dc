"""Limits on how much one person does.

Acts are counted, not what is left of them, or whoever undoes each could go on for ever. A count is
one statement in the transaction of the act, so what fails is not counted, and it holds across
processes and machines. Besides the present period that before it counts, by the share of it that is
less than a whole period ago: nobody gets twice as much at the border of two.
"""

import time

from django.conf import settings
from django.db import connection

from .models import ActionCount

_COUNT = """
INSERT INTO core_actioncount AS known (person, action, period, number, previous)
VALUES (%s, %s, %s, 1, 0)
ON CONFLICT (person, action) DO UPDATE SET
  previous = CASE known.period WHEN excluded.period THEN known.previous
    WHEN excluded.period - 1 THEN known.number ELSE 0 END,
  number = CASE known.period WHEN excluded.period THEN known.number + 1 ELSE 1 END,
  period = excluded.period
RETURNING number, previous
"""


class LimitReachedError(Exception):
    """The person has done this too often lately; `str()` is a sentence for them."""

    def __init__(self) -> None:
        super().__init__("You have done that very often in a short time. Please wait a while.")


def count_action(action: str, person: int) -> None:
    """Counts one more `action` of `person`, an id, in the caller's transaction.

    Raises LimitReachedError when there were too many already.
    """
    allowed, seconds = settings.ACTION_LIMITS[action]
    period, elapsed = divmod(time.time(), seconds)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [person, action, int(period)])
        number, previous = cursor.fetchone()
    if number + previous * (1 - elapsed / seconds) > allowed:
        raise LimitReachedError


def forget_counts() -> None:
    """Deletes counts that limit nothing any more."""
    for action, (_, seconds) in settings.ACTION_LIMITS.items():
        rows = ActionCount.objects.filter(action=action)
        rows.filter(period__lt=int(time.time() // seconds) - 1).delete()
