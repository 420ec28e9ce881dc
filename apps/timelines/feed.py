"""Tweets and Retweets merged into one list, the newest first.

An entry is a Tweet (its cursor is the Tweet's id) or a Retweet (its cursor is the
Retweet's id); both kinds of ids are time-ordered and never equal. A Retweet of a Tweet
that is shown among the 40 entries below it is left out: the Tweet moves up no second
time. The rule looks at older entries only, so new ones change no page below.
"""

from dataclasses import dataclass
from heapq import merge
from itertools import islice

from apps.core.pagination import PAGE_SIZE, Page
from apps.tweets.models import Retweet, Tweet
from apps.tweets.muting import WordFilter
from apps.tweets.querysets import RetweetQuerySet, TweetQuerySet
from apps.users.models import User
from apps.users.querysets import Viewer

LOOKBACK = 40
# Whether an entry below is shown depends on those below it in turn: so many are looked at.
DEPTH = 4 * LOOKBACK
_FETCHED = PAGE_SIZE + LOOKBACK + DEPTH


@dataclass(frozen=True, slots=True)
class Event:
    """A row of a feed before hydration: which Tweet, and who retweeted it if somebody did."""

    id: int
    tweet_id: int
    retweeter_id: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A card of a feed. `retweeter` is named above it, if it came by a Retweet; `others` counts
    those of the same feed who retweeted it too."""

    id: int
    tweet: Tweet
    retweeter: User | None = None
    others: int = 0

    @property
    def anchor(self) -> str:
        """The card's id on the page, unlike the Tweet's own when it came by a Retweet."""
        return f"r{self.id}" if self.retweeter else self.tweet.anchor


def feed_page(
    tweets: TweetQuerySet,
    retweets: RetweetQuerySet,
    viewer: Viewer,
    cursor: int | None,
    words: WordFilter | None = None,
) -> Page[Entry]:
    """One page of what `viewer` may see of `tweets` and `retweets`, before `cursor`, without what
    `words` hides.

    Four queries and the pictures and quotes, whatever the number of entries; two more for words.
    """
    tweets, retweets = tweets.visible_to(viewer), retweets.visible_to(viewer)
    events, complete = _events(tweets, retweets, cursor)
    last = events[-1].id if events else None
    if words:
        hidden = words.hidden(event.tweet_id for event in events)
        events = [event for event in events if event.tweet_id not in hidden]
    kept, following = _keep(events, complete, last)
    found = Tweet.objects.for_viewer(viewer).visible_to(viewer)
    cards = found.in_bulk([event.tweet_id for event in kept])
    if words:
        words.cover_quotes(cards.values())
    named = _retweeters([event for event in kept if event.retweeter_id], retweets)
    entries = [
        Entry(event.id, cards[event.tweet_id], *named.get(event.id, (None, 0)))
        for event in kept
        if event.tweet_id in cards
    ]
    return Page(entries, following)


def _events(
    tweets: TweetQuerySet, retweets: RetweetQuerySet, cursor: int | None
) -> tuple[list[Event], bool]:
    """The newest events before `cursor`, and whether these are all there are."""
    own = tweets.before(cursor).order_by("-pk").values_list("pk", "pk")
    passed_on = retweets.before(cursor).order_by("-pk").values_list("pk", "tweet_id", "user_id")
    rows = merge(
        (Event(*row) for row in own[:_FETCHED]),
        (Event(*row) for row in passed_on[:_FETCHED]),
        key=lambda event: event.id,
        reverse=True,
    )
    events = list(islice(rows, _FETCHED))
    return events, len(events) < _FETCHED


def _keep(events: list[Event], complete: bool, last: int | None) -> tuple[list[Event], int | None]:
    """The events of one page, and the cursor of the next one; `last` is the oldest one that was
    looked at."""
    shown = _shown(events)
    # Where muted words have left few, these are judged from fewer below them.
    decided = len(events) if complete else max(len(events) - DEPTH, PAGE_SIZE)
    kept: list[Event] = []
    for index, event in enumerate(events):
        if len(kept) == PAGE_SIZE or index == decided:
            # The cursor is exclusive, so the next page begins with this event.
            return kept, events[index - 1].id
        if shown[index]:
            kept.append(event)
    return kept, None if complete else last


def _shown(events: list[Event]) -> list[bool]:
    """For each event whether it is shown, judged from the oldest one upward."""
    shown = [True] * len(events)
    standing: dict[int, int] = {}
    for index in range(len(events) - 1, -1, -1):
        event = events[index]
        below = standing.get(event.tweet_id)
        if event.retweeter_id and below is not None and below - index <= LOOKBACK:
            shown[index] = False
        else:
            standing[event.tweet_id] = index
    return shown


def _retweeters(events: list[Event], retweets: RetweetQuerySet) -> dict[int, tuple[User, int]]:
    """For each event's id who retweeted, and how many others of the same feed did."""
    if not events:
        return {}
    rows = retweets.filter(tweet__in=[event.tweet_id for event in events])
    by_tweet: dict[int, list[Retweet]] = {}
    for row in rows.select_related("user"):
        by_tweet.setdefault(row.tweet_id, []).append(row)
    named = {}
    for event in events:
        people = by_tweet.get(event.tweet_id, [])
        first = next((row.user for row in people if row.pk == event.id), None)
        if first is not None:
            named[event.id] = (first, len(people) - 1)
    return named
