"""Keeping the kept Homes small."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from .filling import KEPT, build
from .models import Timeline, TimelineEntry

# After so long without a visit somebody's Home is not kept, until they return.
FORGOTTEN_AFTER = timedelta(days=30)
# A timeline is cut back to KEPT when it has grown to so many events.
LONGEST = KEPT + 160


def tidy() -> None:
    """Forgets the Homes of people who are away, cuts the long ones, and makes those anew that
    have been out of date for some reason. Each in a transaction of its own."""
    away = Timeline.objects.filter(visited_on__lt=timezone.now().date() - FORGOTTEN_AFTER)
    for pk in list(away.values_list("pk", flat=True)):
        _forget(pk)
    rows = Timeline.objects.values_list("pk", "owner", "built", "wanted")
    for pk, owner, built, wanted in list(rows):
        if built != wanted:
            build(owner)
        _cut(pk)


@transaction.atomic
def _forget(pk: int) -> None:
    Timeline.objects.filter(pk=pk).delete()
    TimelineEntry.objects.filter(timeline=pk).delete()


def _cut(pk: int) -> None:
    events = TimelineEntry.objects.filter(timeline=pk).order_by("-event")
    if not events[LONGEST : LONGEST + 1]:
        return
    with transaction.atomic():
        floor = events.values_list("event", flat=True)[KEPT - 1]
        Timeline.objects.filter(pk=pk).update(floor=floor)
        TimelineEntry.objects.filter(timeline=pk, event__lt=floor).delete()
