"""A page of Home: from what is kept, or by its definition while that is being made."""

from collections import Counter
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from apps.core.capacity import optional_write
from apps.core.ids import LARGEST_ID, lowest_id_at
from apps.core.pagination import PAGE_SIZE, Page
from apps.core.prepared import Prepared
from apps.tweets.models import Retweet
from apps.tweets.muting import WordFilter
from apps.users.models import User

from . import topics
from .feed import FETCHED, Also, Entry, Event, Feed, Named, hydrated, keep, named_by
from .models import Timeline
from .reading import note
from .sources import unmuted_home
from .store import Kept, Window, kept_for
from .tasks import build

# How many events are judged for one page: many more than it shows only where the first are not
# there for the viewer.
_JUDGED = (3 * PAGE_SIZE, 11 * PAGE_SIZE)


_BY_DEFINITION = Feed(lambda viewer, _: unmuted_home(viewer))


@dataclass(frozen=True, slots=True)
class Home:
    """A page of it; `left_off` is the id of the first entry that was there on the last visit, if it
    is on this page and something newer stands above it."""

    page: Page[Entry]
    left_off: int | None = None

    @property
    def newest(self) -> int:
        return self.page.rows[0].id if self.page.rows else 0


@dataclass(frozen=True, slots=True)
class Newer:
    """A page of entries that came after those one has; `complete` unless there are more.
    `newest` is the newest event of this Home, shown or not."""

    page: Page[Entry]
    complete: bool
    newest: int

    def by_others(self, viewer: User) -> list[Entry]:
        return [entry for entry in self.page.rows if entry.person != viewer]


def home_page(viewer: User, cursor: int | None) -> Home:
    """The page before `cursor`. What is on the first one counts as seen."""
    kept = kept_for(viewer, cursor)
    page = _page(viewer, cursor, kept)
    newest = page.rows[0].id if cursor is None and page.rows else 0
    if kept is None:
        _begin(viewer, newest)
        return Home(page)
    return Home(page, _first_seen(page, cursor, note(viewer, kept, newest)))


def newer(viewer: User, since: int, *, shown: bool) -> Newer:
    """What came after the entry `since`. It counts as seen if it is to be `shown`."""
    kept = kept_for(viewer, None)
    page = _page(viewer, None, kept)
    if shown and kept and page.rows:
        note(viewer, kept, page.rows[0].id, often=True)
    entries = [entry for entry in page.rows if entry.id > since]
    complete = len(entries) < len(page.rows) or page.next is None
    events = kept.window.events if kept and kept.window else entries
    return Newer(Page(entries, page.next), complete, max(since, events[0].id if events else 0))


def _first_seen(page: Page[Entry], cursor: int | None, left_off: int) -> int | None:
    above = cursor is not None and cursor > left_off
    for entry in page.rows:
        if entry.id <= left_off:
            return entry.id if above else None
        above = True
    return None


def _page(viewer: User, cursor: int | None, kept: Kept | None) -> Page[Entry]:
    if kept is None or kept.window is None:
        return _defined_page(viewer, cursor)
    words = WordFilter(viewer, mutes_any=kept.window.mutes_words)
    for number in _JUDGED:
        page, named = _choose(kept.window, viewer, words, number)
        if len(page.rows) == PAGE_SIZE or page.next is None:
            break
    found = hydrated(page, named, viewer, words)
    return topics.told(found, viewer) if kept.window.has_topics else found


def _defined_page(viewer: User, cursor: int | None) -> Page[Entry]:
    before = LARGEST_ID if cursor is None else cursor
    about = topics.events(viewer, before, 0)
    there, _ = standing(about, viewer)
    since = about[-1].id if len(about) == FETCHED else 0
    also = Also([event for event in about if event.id in there], since)
    page = _BY_DEFINITION.page(viewer.pk, viewer, cursor, WordFilter(viewer), also)
    return topics.told(page, viewer) if about else page


def _begin(viewer: User, seen: int) -> None:
    """Has this Home kept from now on."""
    now = timezone.now()
    visit = {"visited_on": now.date(), "seen": seen, "noted": lowest_id_at(now)}
    with optional_write(), transaction.atomic():
        _, made = Timeline.objects.get_or_create(owner=viewer, defaults=visit)
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
