"""A Tweet among the Tweets it answers and those that answer it."""

from dataclasses import dataclass

from django.db import connection

from apps.core.pagination import PAGE_SIZE
from apps.users.querysets import Viewer

from .models import Tweet

# Where a chain is longer, the reader goes on from the topmost one shown.
ANCESTORS_SHOWN = 30

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


@dataclass(frozen=True)
class Ancestor:
    """One of the Tweets above; `tweet` is None where it is not there for the viewer."""

    tweet: Tweet | None


def ancestors(tweet: Tweet, viewer: Viewer) -> list[Ancestor]:
    """The chain that `tweet` answers, its beginning first."""
    if tweet.reply_to_id is None:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_ANCESTORS, [tweet.pk, ANCESTORS_SHOWN])
        ids = [row[0] for row in cursor.fetchall()]
    found = Tweet.objects.visible_to(viewer).for_viewer(viewer).in_bulk(ids)
    return [Ancestor(found.get(pk)) for pk in ids]


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
