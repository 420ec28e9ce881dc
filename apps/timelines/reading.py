"""Where somebody left off on Home. It is known here, so it is the same on all their devices."""

from datetime import timedelta

from django.utils import timezone

from apps.core.capacity import optional_write
from apps.core.ids import lowest_id_at
from apps.users.models import User

from .models import Timeline
from .store import Kept

# After so long without anything new, looking again is another visit.
VISIT_ENDS = timedelta(minutes=30)
# What was seen is written down no more often than this.
NOTED_EVERY = timedelta(minutes=1)


def note(viewer: User, kept: Kept, newest: int, *, often: bool = False) -> int:
    """Notes that `viewer` is on Home and was shown `newest` (0 for nothing new); the newest event
    they had seen when this visit began. At most one write in a while, unless `often`."""
    now = timezone.now()
    begins = kept.noted < lowest_id_at(now - VISIT_ENDS)
    left_off = kept.seen if begins else kept.left_off
    due = newest > kept.seen and (often or kept.noted < lowest_id_at(now - NOTED_EVERY))
    if due or kept.visited_on != now.date():
        seen = {"seen": newest, "noted": lowest_id_at(now), "left_off": left_off} if due else {}
        with optional_write():
            Timeline.objects.filter(owner=viewer).update(visited_on=now.date(), **seen)
    return left_off
