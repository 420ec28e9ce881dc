"""A Tweet among the Tweets it answers and those that answer it."""

from dataclasses import dataclass

from django.db import connection

from apps.core.pagination import PAGE_SIZE
from apps.users.querysets import Viewer

from .models import Tweet

# Where a chain is longer, the reader goes on from the last Tweet shown.
CHAIN_SHOWN = 30

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

# At each step the author's first answer to themselves, found by the index on replies.
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


@dataclass(frozen=True)
class Surroundings:
    """What stands around a Tweet: those it answers, its beginning first, with None for one that
    is not there for the viewer; and how its author went on, each answering the one before."""

    ancestors: list[Tweet | None]
    chain: list[Tweet]


def surroundings(tweet: Tweet, viewer: Viewer) -> Surroundings:
    """Four queries at most, whatever the length."""
    above = _ids(_ANCESTORS, [tweet.pk, CHAIN_SHOWN]) if tweet.reply_to_id else []
    below: list[int] = []
    if tweet.replies_count:
        below = _ids(_CONTINUATION, [tweet.pk, tweet.author_id, CHAIN_SHOWN])
    visible = Tweet.objects.visible_to(viewer).for_viewer(viewer)
    found = visible.in_bulk([*above, *below]) if above or below else {}
    chain = [found[pk] for pk in below if pk in found]
    return Surroundings([found.get(pk) for pk in above], chain)


def own_answer(tweet: Tweet) -> int | None:
    """The id of the Tweet by which its author went on; it stands in the chain, not below."""
    ids = _ids(_CONTINUATION, [tweet.pk, tweet.author_id, 1]) if tweet.replies_count else []
    return ids[0] if ids else None


def _ids(query: str, values: list[int]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return [row[0] for row in cursor.fetchall()]


def parent_of(tweet: Tweet, viewer: Viewer) -> Tweet | None:
    """The Tweet that `tweet` answers as it is now, if it is there for the viewer."""
    if tweet.reply_to_id is None:
        return None
    visible = Tweet.objects.visible_to(viewer).for_viewer(viewer)
    return visible.filter(pk=tweet.reply_to_id).first()


def replies(tweet: Tweet, viewer: Viewer, after: int | None) -> list[Tweet]:
    """Answers to `tweet`, the oldest first; one more than a page, to tell whether more follow."""
    visible = Tweet.objects.filter(reply_to=tweet).visible_to(viewer).for_viewer(viewer)
    return list(visible.after(after).order_by("pk")[: PAGE_SIZE + 1])
