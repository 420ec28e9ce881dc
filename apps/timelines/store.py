"""Reading the Homes that are kept."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import batched

from django.db import connection

from apps.core.ids import LARGEST_ID
from apps.users.models import User

from . import topics
from .feed import FETCHED, Event, newest_of, without_doubles

# What is kept, and the widely followed people whom its owner follows. A timeline without any of it
# makes one row all the same, which tells that it is kept.
_WINDOW = """
WITH found AS (
  SELECT * FROM (
    SELECT e.event AS event, COALESCE(e.tweet, e.event) AS tweet
    FROM timelines_timeline t JOIN timelines_timelineentry e ON e.timeline = t.id
    WHERE t.owner_id = %(owner)s AND e.event < %(before)s ORDER BY e.event DESC LIMIT %(number)s
  ) AS kept
  UNION ALL SELECT f.followed_id, NULL FROM timelines_widelyfollowed w
  JOIN graph_follow f ON f.followed_id = w.author_id AND f.follower_id = %(owner)s
)
SELECT t.built = t.wanted, t.floor, t.visited_on, t.seen, t.noted, t.left_off,
  EXISTS (SELECT 1 FROM graph_mutedword m WHERE m.muter_id = t.owner_id),
  EXISTS (SELECT 1 FROM timelines_topicfollow p WHERE p.person_id = t.owner_id),
  found.event, found.tweet
FROM timelines_timeline t LEFT JOIN found ON TRUE
WHERE t.owner_id = %(owner)s ORDER BY found.event DESC
"""
# One author at a time: an index has what each did in its order, but not what all did.
_OF_AUTHOR = """
SELECT * FROM (
  SELECT id AS event, id AS tweet FROM tweets_tweet
  WHERE author_id = %s AND id < %s AND id > %s ORDER BY id DESC LIMIT %s
) AS said
UNION ALL SELECT * FROM (
  SELECT id, tweet_id FROM tweets_retweet
  WHERE user_id = %s AND id < %s AND id > %s ORDER BY id DESC LIMIT %s
) AS passed_on
"""
# So many authors are asked about by one statement.
_AUTHORS = 100


@dataclass(frozen=True, slots=True)
class Window:
    """The newest FETCHED events before a cursor that may stand on somebody's Home; `complete` if
    there are no more. `mutes_words` if its owner may mute some; `has_topics` if they follow
    topics."""

    events: list[Event]
    complete: bool
    mutes_words: bool = False
    has_topics: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept for somebody: when they last came, what they had seen then (see `Timeline`),
    and the window, if it can serve."""

    visited_on: date
    seen: int
    noted: int
    left_off: int
    window: Window | None


def kept_for(viewer: User, cursor: int | None) -> Kept | None:
    """What is kept of the Home of `viewer` before `cursor`; None for nothing. Its window is None
    when it is out of date or does not reach far enough. One query, one more for who follows widely
    followed people, two more for topics."""
    before = LARGEST_ID if cursor is None else cursor
    with connection.cursor() as rows:
        rows.execute(_WINDOW, {"owner": viewer.pk, "before": before, "number": FETCHED})
        found = rows.fetchall()
    if not found:
        return None
    current, floor, visited_on, seen, noted, left_off, mutes_words, has_topics, *_ = found[0]
    kept = Kept(visited_on, seen, noted, left_off, None)
    events = [Event(*row[-2:]) for row in found if row[-1] is not None]
    authors = [row[-2] for row in found if row[-1] is None and row[-2] is not None]
    if not current or (floor and len(events) < FETCHED):
        return kept
    window = Window(events, len(events) < FETCHED, bool(mutes_words), bool(has_topics))
    window = _with_widely_followed(window, authors, before)
    return replace(kept, window=_with_topics(window, viewer, before))


def _with_widely_followed(window: Window, authors: list[int], before: int) -> Window:
    """With what these did meanwhile: what is older than the window is not wanted here."""
    oldest = 0 if window.complete else window.events[-1].id
    theirs: list[Event] = []
    for some in batched(authors, _AUTHORS):
        params = [one for author in some for one in (author, before, oldest, FETCHED) * 2]
        with connection.cursor() as rows:
            rows.execute(" UNION ALL ".join([_OF_AUTHOR] * len(some)), params)
            theirs += [Event(*row) for row in rows.fetchall()]
    return _merged(window, theirs)


def _merged(window: Window, theirs: list[Event]) -> Window:
    """Whatever is left out of `theirs` is older than FETCHED of them."""
    if not theirs:
        return window
    events, fits = newest_of(without_doubles(window.events, theirs), (), FETCHED)
    return replace(window, events=events, complete=window.complete and fits)


def _with_topics(window: Window, viewer: User, before: int) -> Window:
    if not window.has_topics:
        return window
    since = 0 if window.complete else window.events[-1].id
    return _merged(window, topics.events(viewer, before, since))


_ANY_NEWER = """
SELECT t.built = t.wanted AND (
  EXISTS (SELECT 1 FROM timelines_timelineentry e WHERE e.timeline = t.id AND e.event > %s)
  OR EXISTS (
    SELECT 1 FROM timelines_widelyfollowed w
    JOIN graph_follow f ON f.followed_id = w.author_id AND f.follower_id = t.owner_id
    WHERE EXISTS (SELECT 1 FROM tweets_tweet x WHERE x.author_id = w.author_id AND x.id > %s)
    OR EXISTS (SELECT 1 FROM tweets_retweet x WHERE x.user_id = w.author_id AND x.id > %s)
  )
  OR EXISTS (
    SELECT 1 FROM timelines_topicfollow p
    JOIN tweets_topicuse u ON u.topic = p.topic AND u.tweet_id > %s
    JOIN tweets_tweet x ON x.id = u.tweet_id AND x.reply_to_id IS NULL AND x.deleted_at IS NULL
    WHERE p.person_id = t.owner_id
  )
)
FROM timelines_timeline t WHERE t.owner_id = %s
"""


def any_newer(viewer: User, event: int) -> bool:
    """Whether something came to the kept Home of `viewer` since `event`; False as long as it is
    out of date. One query."""
    with connection.cursor() as rows:
        rows.execute(_ANY_NEWER, [event, event, event, event, viewer.pk])
        found = rows.fetchone()
    return bool(found and found[0])
