"""Top: what people reacted to, and lately.

A Tweet's rank is ln(1 + Likes + 2 Retweets + 2 quotes + replies) less its age in days, halved. So
one that is two days older stands as high if it has 2.7 times the reactions. The newest RANKED
Tweets that are found are ranked first, then the next older ones.
"""

import re
from math import log1p
from typing import NamedTuple

from django.core.exceptions import BadRequest
from django.http import HttpRequest

from apps.core.ids import LARGEST_ID
from apps.core.pagination import PAGE_SIZE, Page
from apps.timelines.feed import Entry
from apps.tweets.muting import WordFilter
from apps.users.querysets import Viewer

from .finding import Standing, batches, entries, standing
from .planning import Plan

RANKED = 500
MILLISECONDS_FOR_E_TIMES = 2 * 86_400_000
_CURSOR = re.compile(r"(\d{1,19})(?:\.(\d{1,19})\.(\d{1,19}))?")


class Cursor(NamedTuple):
    """The next page is ranked among what was posted before `before`, and stands below the rank and
    the id of the last one shown, if there was one."""

    before: int = LARGEST_ID
    rank: int | None = None
    id: int = 0


def top(plan: Plan, viewer: Viewer, cursor: Cursor | None) -> Page[Entry]:
    """The highest first, 20 at a time: of the newest RANKED, then of the next older ones, and so
    on. What is posted while somebody reads on is left out."""
    words = WordFilter(viewer)
    start = cursor or Cursor()
    found, end = window(plan, viewer, words, start.before)
    ranked = sorted(((_rank(one), one.id) for one in found), reverse=True)
    if start.rank is not None:
        # By rank, not by number: what was liked meanwhile is not shown twice.
        ranked = [one for one in ranked if one < (start.rank, start.id)]
    chosen = ranked[:PAGE_SIZE]
    following = None if end is None else str(end)
    if len(ranked) > PAGE_SIZE:
        before = min(start.before, found[0].id + 1)
        following = ".".join(map(str, (before, *chosen[-1])))
    return Page(entries([pk for _, pk in chosen], viewer, words), following)


def window(
    plan: Plan, viewer: Viewer, words: WordFilter, before: int
) -> tuple[list[Standing], int | None]:
    """The newest RANKED before an id, the newest first, and the last id that was looked at, None
    if there are no more."""
    found: list[Standing] = []
    end = None
    for ids, more in batches(plan, before, RANKED):
        found += standing(plan, ids, viewer, words)
        end = ids[-1] if more else None
        if len(found) >= RANKED:
            break
    return found, end


def _rank(one: Standing) -> int:
    """In millionths, so that it can stand in an address."""
    return int(_score(one) * 1_000_000)


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
    if match[2] is None:
        return Cursor(int(match[1]))
    return Cursor(int(match[1]), int(match[2]), int(match[3]))
