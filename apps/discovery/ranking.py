"""Top: what people reacted to, and lately.

A Tweet's rank is ln(1 + Likes + 2 Retweets + 2 quotes + replies) less its age in days, halved. So
one that is two days older stands as high if it has 2.7 times the reactions. The newest RANKED
Tweets that are found take part.
"""

import re
from collections.abc import Iterable
from math import log1p

from django.core.exceptions import BadRequest
from django.http import HttpRequest

from apps.core.ids import LARGEST_ID
from apps.core.pagination import PAGE_SIZE, Page
from apps.timelines.feed import Entry
from apps.tweets.muting import WordFilter
from apps.users.querysets import Viewer

from .finding import Standing, candidates, entries, standing
from .planning import Plan

RANKED = 1_000
MILLISECONDS_FOR_E_TIMES = 2 * 86_400_000
_CURSOR = re.compile(r"(\d{1,19})\.(\d{1,4})")

type Cursor = tuple[int, int]


def top(plan: Plan, viewer: Viewer, cursor: Cursor | None) -> Page[Entry]:
    """The highest first, 20 at a time. What is posted while somebody reads on is left out, so the
    pages fit together: `cursor` has the first id that is, and how many were shown."""
    words = WordFilter(viewer)
    before, shown = cursor or (LARGEST_ID, 0)
    ids = candidates(plan, min(before, plan.below), RANKED)
    ranked = _ranked(standing(plan, ids, viewer, words))
    chosen = ranked[shown : shown + PAGE_SIZE]
    more = len(ranked) > shown + PAGE_SIZE
    following = f"{min(before, ids[0] + 1)}.{shown + PAGE_SIZE}" if more else None
    return Page(entries(chosen, viewer, words), following)


def _ranked(found: Iterable[Standing]) -> list[int]:
    return [one.id for one in sorted(found, key=_score, reverse=True)]


def _score(one: Standing) -> float:
    return log1p(one.reactions) + one.milliseconds / MILLISECONDS_FOR_E_TIMES


def read_rank(request: HttpRequest) -> Cursor | None:
    """The cursor in the address. Raises BadRequest for nonsense."""
    text = request.GET.get("before")
    if text is None:
        return None
    match = _CURSOR.fullmatch(text)
    if match is None or int(match[1]) > LARGEST_ID:
        raise BadRequest("“before” must be a place in this list.")
    return int(match[1]), int(match[2])
