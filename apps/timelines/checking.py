"""Comparing kept Homes with the definition."""

from dataclasses import dataclass

from apps.core.ids import LARGEST_ID
from apps.users.models import User

from . import topics
from .feed import FETCHED, newest_events, newest_of, without_doubles
from .home import standing
from .sources import unmuted_home
from .store import kept_for


@dataclass(frozen=True)
class Difference:
    """Ids of events that the kept Home lacks, and of those it has against the definition."""

    missing: set[int]
    superfluous: set[int]

    def __bool__(self) -> bool:
        return bool(self.missing or self.superfluous)


def difference(viewer: User) -> Difference | None:
    """How the newest page of what is kept differs; None when nothing is kept, or it is out of
    date, and Home is made from the definition."""
    kept = kept_for(viewer, None)
    if kept is None or kept.window is None:
        return None
    events = kept.window.events
    oldest = 0 if kept.window.complete else events[-1].id if events else LARGEST_ID
    tweets, retweets = standing(events, viewer)
    found = tweets | {row.pk for row in retweets}
    own, passed_on = unmuted_home(viewer)
    defined, all_of_it = newest_events(
        own.visible_to(viewer), passed_on.visible_to(viewer), None, FETCHED
    )
    about = topics.events(viewer, LARGEST_ID, 0)
    there, _ = standing(about, viewer)
    theirs = [event for event in about if event.id in there]
    defined, fits = newest_of(without_doubles(defined, theirs), (), FETCHED)
    since = about[-1].id if len(about) == FETCHED else 0
    all_of_it = all_of_it and fits
    lowest = max(since, 0 if all_of_it else defined[-1].id)
    expected = {event.id for event in defined if event.id >= lowest}
    missing = {pk for pk in expected - found if pk >= oldest}
    return Difference(missing, {pk for pk in found - expected if pk >= lowest})
