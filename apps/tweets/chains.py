"""Ids of the Tweets around a Tweet, by the database's own recursion. None of it asks who may see
them: hydration does."""

from collections.abc import Sequence

from django.db import connection

# Where a chain is longer, the reader goes on from the last Tweet shown.
CHAIN_SHOWN = 30
# Answers to an answer that are shown below it.
DEPTH = 2

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

# At each step the author's first answer to themselves, found by the index on own replies.
_CONTINUATION = """
WITH RECURSIVE chain(id, depth) AS (
    SELECT CAST(%s AS bigint), 0
    UNION ALL
    SELECT (
        SELECT t.id FROM tweets_tweet t
        WHERE t.reply_to_id = chain.id AND t.author_id = %s AND t.deleted_at IS NULL
        ORDER BY t.id LIMIT 1
    ), chain.depth + 1
    FROM chain WHERE chain.id IS NOT NULL AND chain.depth < %s
)
SELECT id FROM chain WHERE depth > 0 AND id IS NOT NULL ORDER BY depth
"""

# For each answer the first that was answered to it, and the first to that one.
_BRANCHES = """
WITH RECURSIVE branch(top, id, depth) AS (
    SELECT id, id, 0 FROM tweets_tweet WHERE id IN ({})
    UNION ALL
    SELECT branch.top, (
        SELECT t.id FROM tweets_tweet t
        WHERE t.reply_to_id = branch.id AND t.deleted_at IS NULL
        ORDER BY t.id LIMIT 1
    ), branch.depth + 1
    FROM branch WHERE branch.id IS NOT NULL AND branch.depth < %s
)
SELECT top, id FROM branch WHERE depth > 0 AND id IS NOT NULL ORDER BY top, depth
"""


def above(pk: int) -> list[int]:
    """What the Tweet answers, its beginning first."""
    return [row[0] for row in _rows(_ANCESTORS, [pk, CHAIN_SHOWN])]


def own_chain(pk: int, author_id: int, length: int = CHAIN_SHOWN) -> list[int]:
    """How the author went on, each answering the one before."""
    return [row[0] for row in _rows(_CONTINUATION, [pk, author_id, length])]


def branches(heads: Sequence[int]) -> dict[int, list[int]]:
    """For each of these answers that has answers: the first one, and the first to that one."""
    below: dict[int, list[int]] = {}
    if heads:
        query = _BRANCHES.format(", ".join(["%s"] * len(heads)))
        for top, pk in _rows(query, [*heads, DEPTH]):
            below.setdefault(top, []).append(pk)
    return below


def _rows(query: str, values: list[int]) -> list[tuple[int, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()
