"""Ids of the Tweets around a Tweet, by the database's own recursion. Only `Search` asks who may
see them; for the rest hydration does."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import OuterRef, Subquery, Window
from django.db.models.functions import RowNumber

from apps.users.querysets import Viewer

from .models import Tweet

# Where a chain is longer, the reader goes on from the last Tweet shown.
CHAIN_SHOWN = 30
# Answers to an answer that are shown below it.
DEPTH = 2
# So many Tweets that are not there are looked below at each step, and so many of one Tweet.
LOOKED_THROUGH = 500
LOOKED_AT = 25

_ANCESTORS = """
WITH RECURSIVE chain(id, reply_to_id, depth) AS (
    SELECT id, reply_to_id, 0 FROM tweets_tweet WHERE id = %s
    UNION ALL
    SELECT t.id, t.reply_to_id, chain.depth + 1
    FROM tweets_tweet t JOIN chain ON t.id = chain.reply_to_id
    WHERE chain.depth < %s
)
SELECT id FROM chain WHERE depth > 0 ORDER BY depth DESC
"""

# At each step the author's first answer to themselves, found by the index on own replies. What is
# deleted keeps its place while something stands below it, which its count says.
_CONTINUATION = """
WITH RECURSIVE chain(id, depth) AS (
    SELECT CAST(%s AS bigint), 0
    UNION ALL
    SELECT (
        SELECT t.id FROM tweets_tweet t
        WHERE t.reply_to_id = chain.id AND t.author_id = %s
          AND (t.deleted_at IS NULL OR t.replies_count > 0)
        ORDER BY t.deleted_at IS NOT NULL, t.id LIMIT 1
    ), chain.depth + 1
    FROM chain WHERE chain.id IS NOT NULL AND chain.depth < %s
)
SELECT t.id, t.replies_count, t.deleted_at IS NULL
FROM chain JOIN tweets_tweet t ON t.id = chain.id WHERE chain.depth > 0 ORDER BY chain.depth
"""

# For each answer the first that was answered to it, and the first to that one.
_BRANCHES = """
WITH RECURSIVE branch(top, id, depth) AS (
    SELECT id, id, 0 FROM tweets_tweet WHERE id IN ({})
    UNION ALL
    SELECT branch.top, (
        SELECT t.id FROM tweets_tweet t
        WHERE t.reply_to_id = branch.id AND (t.deleted_at IS NULL OR t.replies_count > 0)
        ORDER BY t.id LIMIT 1
    ), branch.depth + 1
    FROM branch WHERE branch.id IS NOT NULL AND branch.depth < %s
)
SELECT branch.top, t.id, t.replies_count
FROM branch JOIN tweets_tweet t ON t.id = branch.id
WHERE branch.depth > 0 ORDER BY branch.top, branch.depth
"""


class Place(NamedTuple):
    """Where a Tweet stands, whether or not it is there for somebody, and how many answer it."""

    id: int
    replies: int


def above(pk: int) -> list[int]:
    """What the Tweet answers, its beginning first."""
    return [row[0] for row in _rows(_ANCESTORS, [pk, CHAIN_SHOWN])]


def own_chain(pk: int, author_id: int) -> list[Place]:
    """How the author went on, each answering the one before; the last is not deleted."""
    rows = _rows(_CONTINUATION, [pk, author_id, CHAIN_SHOWN])
    while rows and not rows[-1][2]:
        rows.pop()
    return [Place(*row[:2]) for row in rows]


def branches(heads: Sequence[int]) -> dict[int, list[Place]]:
    """For each of these answers that has answers: the first one, and the first to that one."""
    below: dict[int, list[Place]] = {}
    if heads:
        query = _BRANCHES.format(", ".join(["%s"] * len(heads)))
        for top, *place in _rows(query, [*heads, DEPTH]):
            below.setdefault(top, []).append(Place(*place))
    return below


class Search:
    """What leads from Tweets that are not there for `viewer` to what is there below them. All that
    one page looks for shares a number of steps, two queries each."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer
        self.steps_left = CHAIN_SHOWN

    def ways_down(self, tops: Iterable[int]) -> dict[int, list[Place] | None]:
        """For each of `tops` that has something below it: others that are not there, and at the end
        the first that is; None where that was not found out in so many steps. No query without
        `tops`."""
        found: dict[int, list[Place] | None] = {}
        ways: dict[int, tuple[int, list[Place]]] = {top: (top, []) for top in tops}
        while ways and self.steps_left:
            self.steps_left -= 1
            for pk, first, replies in _first_answers(ways, self.viewer):
                top, way = ways[pk]
                found[top] = found.get(top) or [*way, Place(first, replies)]
            ways = {pk: way for pk, way in ways.items() if not found.get(way[0])}
            below = _answered_answers(ways)
            if len(below) == LOOKED_THROUGH or any(place == LOOKED_AT for *_, place in below):
                found |= {top: None for top, _ in ways.values()}
            ways = {
                pk: (ways[above][0], [*ways[above][1], Place(pk, replies)])
                for pk, above, replies, _ in below
            }
        return found | {top: found.get(top) for top, _ in ways.values()}


def _answered_answers(to: Iterable[int]) -> list[Any]:
    """Of each of these Tweets the first LOOKED_AT answers that are answered themselves: its id,
    what it answers, how many answer it, and its place."""
    place = Window(RowNumber(), partition_by="reply_to", order_by="pk")
    rows = Tweet.objects.filter(reply_to__in=to, replies_count__gt=0).annotate(place=place)
    rows = rows.filter(place__lte=LOOKED_AT).order_by("place", "pk")
    return list(rows.values_list("pk", "reply_to", "replies_count", "place")[:LOOKED_THROUGH])


def _first_answers(to: Iterable[int], viewer: Viewer) -> Any:
    """Of each of these Tweets that has one: its id, its first answer that is there for `viewer`,
    and how many answer that."""
    answers = Tweet.objects.filter(reply_to=OuterRef("pk")).visible_to(viewer).order_by("pk")
    rows = Tweet.objects.filter(pk__in=to).annotate(
        first=Subquery(answers.values("pk")[:1]),
        further=Subquery(answers.values("replies_count")[:1]),
    )
    return rows.filter(first__isnull=False).values_list("pk", "first", "further")


def _rows(query: str, values: list[int]) -> list[tuple[int, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()
