"""A page of Home: from what is kept, or by its definition while that is being made."""

from collections import Counter

from django.db import transaction
from django.utils import timezone

from apps.core.pagination import PAGE_SIZE, Page
from apps.core.prepared import Prepared
from apps.tweets.models import Retweet
from apps.tweets.muting import WordFilter
from apps.users.models import User

from .feed import Entry, Event, Feed, Named, hydrated, keep, named_by
from .models import Timeline
from .sources import unmuted_home
from .store import Window, kept_for
from .tasks import build

# How many events are judged for one page: many more than it shows only where the first are not
# there for the viewer.
_JUDGED = (3 * PAGE_SIZE, 11 * PAGE_SIZE)


_BY_DEFINITION = Feed(lambda viewer, _: unmuted_home(viewer))


def home_page(viewer: User, cursor: int | None) -> Page[Entry]:
    kept = kept_for(viewer, cursor)
    today = timezone.now().date()
    if kept is None:
        _begin(viewer)
    elif kept.visited_on != today:
        Timeline.objects.filter(owner=viewer).update(visited_on=today)
    if kept is None or kept.window is None:
        return _BY_DEFINITION.page(viewer.pk, viewer, cursor, WordFilter(viewer))
    words = WordFilter(viewer, mutes_any=kept.window.mutes_words)
    for number in _JUDGED:
        page, named = _choose(kept.window, viewer, words, number)
        if len(page.rows) == PAGE_SIZE or page.next is None:
            break
    return hydrated(page, named, viewer, words)


@transaction.atomic
def _begin(viewer: User) -> None:
    """Has this Home kept from now on."""
    _, made = Timeline.objects.get_or_create(
        owner=viewer, defaults={"visited_on": timezone.now().date()}
    )
    if made:
        build.enqueue(viewer.pk)


def _choose(
    window: Window, viewer: User, words: WordFilter, number: int
) -> tuple[Page[Event], Named]:
    """The page that the first `number` events of the window make."""
    first = window.events[:number]
    # What comes once only takes part as something between others, and is not asked about.
    times = Counter(event.tweet_id for event in window.events)
    again = [event for event in window.events[number:] if times[event.tweet_id] > 1]
    asked = [*first, *again]
    tweets, retweets = standing(asked, viewer)
    there = tweets.union(row.pk for row in retweets)
    hidden = words.hidden(event.tweet_id for event in asked if event.id in there)
    away = {event.id for event in asked if event.id not in there or event.tweet_id in hidden}
    events = [event for event in window.events if event.id not in away]
    decided = sum(event.id not in away for event in first)
    ended = window.complete and len(first) == len(window.events)
    return keep(events, decided, None if ended else first[-1].id), named_by(retweets)


_TWEETS = Prepared[int](
    lambda viewer, ids: (
        unmuted_home(viewer, one_by_one=True)[0]
        .visible_to(viewer)
        .filter(pk__in=ids)
        .values_list("pk", flat=True)
    )
)
_RETWEETS = Prepared[Retweet](
    lambda viewer, ids: (
        unmuted_home(viewer, one_by_one=True)[1]
        .visible_to(viewer)
        .filter(pk__in=ids)
        .select_related("user")
    )
)


def standing(events: list[Event], viewer: User) -> tuple[set[int], list[Retweet]]:
    """Those of the events that belong on this Home now and can be seen: ids of Tweets, and
    Retweets with who they are by."""
    own = [event.id for event in events if not event.passed_on]
    passed_on = [event.id for event in events if event.passed_on]
    return set(_TWEETS.rows(viewer, own)), list(_RETWEETS.rows(viewer, passed_on))
