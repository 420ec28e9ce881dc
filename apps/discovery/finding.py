"""Tweets that a plan finds, as one viewer may see them."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.db.models import Q

from apps.core.ids import ID_TIME, LARGEST_ID
from apps.core.pagination import PAGE_SIZE, Page
from apps.core.prepared import Prepared
from apps.timelines.feed import Entry
from apps.tweets.hydration import in_order
from apps.tweets.models import Tweet
from apps.tweets.muting import WordFilter
from apps.tweets.querysets import NOTICED, TweetQuerySet
from apps.users.querysets import Viewer

from . import index
from .index.expressions import ALL
from .planning import Plan

# Of what the index finds so many are looked through for one page; a page without any of them
# leads on to the next. So no query takes longer than others.
LOOKED_THROUGH = 4_000
FIRST, MOST = 60, 1_000


def _seen(viewer: Viewer) -> TweetQuerySet:
    return Tweet.objects.visible_to(viewer).unmuted_for(viewer)


class Standing(NamedTuple):
    """A Tweet that was found, with what its rank follows from."""

    id: int
    likes_count: int
    retweets_count: int
    quotes_count: int
    replies_count: int

    @property
    def reactions(self) -> int:
        passed_on = self.retweets_count + self.quotes_count
        return self.likes_count + 2 * passed_on + self.replies_count

    @property
    def milliseconds(self) -> int:
        """When it was posted, by the clock of ids."""
        return self.id >> ID_TIME


_SEEN = Prepared[tuple[int, int, int, int, int]](
    lambda viewer, ids: _standings(_seen(viewer).filter(pk__in=ids))
)


def _standings(tweets: TweetQuerySet) -> Any:
    return tweets.order_by("-pk").values_list("pk", *Standing._fields[1:])


def newest(plan: Plan, viewer: Viewer, cursor: int | None) -> Page[Entry]:
    """The newest first, 20 at a time."""
    words = WordFilter(viewer)
    ids = _newest_ids(plan, viewer, words, LARGEST_ID if cursor is None else cursor)
    return Page(entries(ids.rows, viewer, words), ids.next)


def entries(ids: Sequence[int], viewer: Viewer, words: WordFilter) -> list[Entry]:
    cards = in_order(ids, viewer)
    words.cover_quotes(cards)
    return [Entry(tweet.pk, tweet) for tweet in cards]


def _newest_ids(plan: Plan, viewer: Viewer, words: WordFilter, before: int) -> Page[int]:
    kept: list[int] = []
    last = 0
    for ids, more in batches(plan, before):
        kept += [one.id for one in standing(plan, ids, viewer, words)]
        if len(kept) > PAGE_SIZE:
            return Page(kept[:PAGE_SIZE], kept[PAGE_SIZE - 1])
        last = ids[-1] if ids and more else 0
    return Page(kept, last or None)


def batches(plan: Plan, before: int, size: int = FIRST) -> Iterator[tuple[Sequence[int], bool]]:
    """Ids that may do, the newest first, `size` and then more of them, LOOKED_THROUGH at most, and
    whether there may be more behind them."""
    looked, below = 0, min(before, plan.below)
    while looked < LOOKED_THROUGH:
        ids = candidates(plan, below, size)
        yield ids, len(ids) == size
        if len(ids) < size:
            return
        looked, below, size = looked + size, ids[-1], min(size * 4, MOST)


def candidates(plan: Plan, below: int, number: int) -> Sequence[int]:
    if plan.index == ALL and any(least >= NOTICED for _, least in plan.counted):
        rows = Tweet.objects.noticed().filter(_counts(plan), pk__lt=below, pk__gt=plan.above)
        return list(rows.order_by("-pk").values_list("pk", flat=True)[:number])
    return index.find(index.TWEETS, plan.index, number, below=below, above=plan.above)


def _counts_for(plan: Plan, one: Standing) -> bool:
    return all(getattr(one, column) >= least for column, least in plan.counted)


def _counts(plan: Plan) -> Q:
    return Q(**{f"{column}__gte": least for column, least in plan.counted})


def standing(plan: Plan, ids: Sequence[int], viewer: Viewer, words: WordFilter) -> list[Standing]:
    """Those of `ids` that the rest of the plan holds for, and that are there for `viewer`. One
    query, and one for muted words."""
    if plan.where:
        rows = _standings(_seen(viewer).filter(plan.where, pk__in=ids))
    else:
        rows = _SEEN.rows(viewer, ids)
    found = [one for one in map(Standing._make, rows) if _counts_for(plan, one)]
    hidden = words.hidden(one.id for one in found)
    return [one for one in found if one.id not in hidden]
