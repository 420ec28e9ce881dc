"""Tweets and Retweets merged into one list, the newest first.

An entry is a Tweet (its cursor is the Tweet's id) or a Retweet (its cursor is the
Retweet's id); both kinds of ids are time-ordered and never equal. A Retweet of a Tweet
that is shown among the 40 entries below it is left out: the Tweet moves up no second
time. The rule looks at older entries only, so new ones change no page below.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Any, NamedTuple

from apps.core.ids import LARGEST_ID
from apps.core.pagination import PAGE_SIZE, Page
from apps.core.prepared import Prepared
from apps.tweets.hydration import hydrate
from apps.tweets.models import Retweet, Tweet
from apps.tweets.muting import WordFilter
from apps.tweets.querysets import RetweetQuerySet, TweetQuerySet
from apps.users.models import User
from apps.users.querysets import Viewer

type Sources = tuple[TweetQuerySet, RetweetQuerySet]

LOOKBACK = 40
# Whether an entry below is shown depends on those below it in turn: so many are looked at.
DEPTH = 4 * LOOKBACK
FETCHED = PAGE_SIZE + LOOKBACK + DEPTH


class Event(NamedTuple):
    """A row of a feed before hydration: a Tweet, or a Retweet of it."""

    id: int
    tweet_id: int

    @property
    def passed_on(self) -> bool:
        return self.id != self.tweet_id


class Also(NamedTuple):
    """Further Tweets of a feed, the newest first: all there are since the event `since`."""

    events: Sequence[Event]
    since: int


NOTHING = Also((), 0)


@dataclass(frozen=True, slots=True)
class Entry:
    """A card of a feed. `retweeter` is named above it, if it came by a Retweet; `others` counts
    those of the same feed who retweeted it too."""

    id: int
    tweet: Tweet
    retweeter: User | None = None
    others: int = 0
    # The followed topic for which it is there, if it is there for nothing else.
    topic: str | None = None

    @property
    def person(self) -> User:
        """Whose act it is."""
        return self.retweeter or self.tweet.author

    @property
    def anchor(self) -> str:
        """The card's id on the page, unlike the Tweet's own when it came by a Retweet."""
        return f"r{self.id}" if self.retweeter else self.tweet.anchor


class Feed:
    """What is found by `sources(viewer, person)`, where `person` is somebody's id. Its queries are
    put together once, so `sources` may ask the viewer only what `Prepared` allows."""

    def __init__(self, sources: Callable[[Any, int], Sources]) -> None:
        def tweets(viewer: Any, ids: Sequence[int], before: int) -> Any:
            return _newest(sources(viewer, ids[0])[0].visible_to(viewer).before(before), "pk")

        def retweets(viewer: Any, ids: Sequence[int], before: int) -> Any:
            return _newest(sources(viewer, ids[0])[1].visible_to(viewer).before(before), "tweet_id")

        def named(viewer: Any, ids: Sequence[int], person: int) -> Any:
            rows = sources(viewer, person)[1].visible_to(viewer)
            return rows.filter(tweet__in=ids).select_related("user")

        self._tweets = Prepared[tuple[int, int]](tweets)
        self._retweets = Prepared[tuple[int, int]](retweets)
        self._named = Prepared[Retweet](named)

    def page(
        self,
        person: int,
        viewer: Viewer,
        cursor: int | None,
        words: WordFilter | None = None,
        also: Also = NOTHING,
    ) -> Page[Entry]:
        """One page of what `viewer` may see, before `cursor`, without what `words` hides, and with
        what is `also` there.

        Four queries and the pictures and quotes, whatever the number of entries; two more for
        words.
        """
        before = LARGEST_ID if cursor is None else cursor
        events, last = self._events(person, viewer, before, also)
        if words:
            hidden = words.hidden(event.tweet_id for event in events)
            events = [event for event in events if event.tweet_id not in hidden]
        if last is None:
            page = keep(events, len(events), None)
        else:
            # Where muted words have left few, these are judged from fewer below them.
            decided = min(max(len(events) - DEPTH, PAGE_SIZE), len(events))
            page = keep(events, decided, events[decided - 1].id if decided < len(events) else last)
        shown = [event.tweet_id for event in page.rows if event.passed_on]
        return hydrated(
            page, named_by(self._named.rows(viewer, shown, person=person)), viewer, words
        )

    def _events(
        self, person: int, viewer: Viewer, before: int, also: Also
    ) -> tuple[list[Event], int | None]:
        """The newest before an id, and the last one if there may be more behind it."""
        own, passed_on = (
            [Event(*row) for row in query.rows(viewer, [person], before=before)]
            for query in (self._tweets, self._retweets)
        )
        events, complete = newest_of(without_doubles(own, also.events), passed_on, FETCHED)
        if also.since:
            return [one for one in events if one.id >= also.since], also.since
        return events, None if complete else events[-1].id


def _newest(rows: Any, tweet: str) -> Any:
    return rows.order_by("-pk").values_list("pk", tweet)[:FETCHED]


def newest_events(
    tweets: TweetQuerySet, retweets: RetweetQuerySet, cursor: int | None, number: int
) -> tuple[list[Event], bool]:
    """The newest events before `cursor`, and whether these are all there are. Two queries."""
    own = tweets.before(cursor).order_by("-pk").values_list("pk", "pk")[:number]
    passed_on = retweets.before(cursor).order_by("-pk").values_list("pk", "tweet_id")[:number]
    return newest_of([Event(*row) for row in own], [Event(*row) for row in passed_on], number)


def without_doubles(some: Sequence[Event], others: Sequence[Event]) -> list[Event]:
    """Both, each once, the newest first."""
    return sorted({*some, *others}, reverse=True) if others else list(some)


def newest_of(
    some: Sequence[Event], others: Sequence[Event], number: int
) -> tuple[list[Event], bool]:
    """The newest of both, each in its order, and whether these are all there can be."""
    merged = merge(some, others, key=lambda event: event.id, reverse=True)
    events = list(islice(merged, number))
    return events, len(events) < number


def keep(events: Sequence[Event], decided: int, last: int | None) -> Page[Event]:
    """The page that the first `decided` of `events` make; those below them only decide what is
    shown a second time. `last` is the cursor if they run out."""
    shown = _shown(events)
    kept: list[Event] = []
    for index in range(decided):
        if len(kept) == PAGE_SIZE:
            # The cursor is exclusive, so the next page begins with this event.
            return Page(kept, events[index - 1].id)
        if shown[index]:
            kept.append(events[index])
    return Page(kept, last)


def _shown(events: Sequence[Event]) -> list[bool]:
    """For each event whether it is shown, judged from the oldest one upward."""
    shown = [True] * len(events)
    standing: dict[int, int] = {}
    for index in range(len(events) - 1, -1, -1):
        event = events[index]
        below = standing.get(event.tweet_id)
        if event.passed_on and below is not None and below - index <= LOOKBACK:
            shown[index] = False
        else:
            standing[event.tweet_id] = index
    return shown


type Named = dict[int, tuple[User, int]]


def hydrated(
    events: Page[Event], named: Named, viewer: Viewer, words: WordFilter | None
) -> Page[Entry]:
    """The cards of `events`, without those that are not there for `viewer` any more. `named` has
    for the id of each Retweet who it is by, and how many others of the feed retweeted the same."""
    cards = hydrate([event.tweet_id for event in events.rows], viewer)
    if words:
        words.cover_quotes(cards.values())
    entries = [
        Entry(event.id, cards[event.tweet_id], *named.get(event.id, (None, 0)))
        for event in events.rows
        if event.tweet_id in cards
    ]
    return Page(entries, events.next)


def named_by(rows: Iterable[Retweet]) -> Named:
    """`rows` have their `user`."""
    by_tweet: dict[int, list[Retweet]] = {}
    for row in rows:
        by_tweet.setdefault(row.tweet_id, []).append(row)
    return {row.pk: (row.user, len(people) - 1) for people in by_tweet.values() for row in people}
