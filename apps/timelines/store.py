"""Reading the Homes that are kept."""

from dataclasses import dataclass, replace
from datetime import date

from django.db import connection

from apps.core.ids import LARGEST_ID
from apps.users.models import User

from . import topics
from .feed import FETCHED, Event, newest_of, without_doubles

# What is kept, and what widely followed people said and passed on since the oldest of it. A
# timeline without any of it makes one row all the same, which tells that it is kept. CROSS JOIN
# has SQLite begin with these people: it would read all Tweets otherwise.
_WINDOW = """
WITH kept AS (
  SELECT e.event AS event, COALESCE(e.tweet, e.event) AS tweet
  FROM timelines_timeline t JOIN timelines_timelineentry e ON e.timeline = t.id
  WHERE t.owner_id = %(owner)s AND e.event < %(before)s ORDER BY e.event DESC LIMIT %(number)s
), wide AS (
  SELECT f.followed_id AS author FROM timelines_widelyfollowed w
  JOIN graph_follow f ON f.followed_id = w.author_id AND f.follower_id = %(owner)s
), oldest AS (
  SELECT MIN(event) AS event FROM kept HAVING COUNT(*) >= %(number)s
), found AS (
  SELECT 0 AS source, event, tweet FROM kept
  UNION ALL SELECT * FROM (
    SELECT 1, x.id, x.id AS tweet FROM wide CROSS JOIN tweets_tweet x
    WHERE x.author_id = wide.author
    AND x.id < %(before)s AND x.id > COALESCE((SELECT event FROM oldest), 0)
    ORDER BY x.id DESC LIMIT %(number)s
  ) AS said
  UNION ALL SELECT * FROM (
    SELECT 2, x.id, x.tweet_id FROM wide CROSS JOIN tweets_retweet x
    WHERE x.user_id = wide.author
    AND x.id < %(before)s AND x.id > COALESCE((SELECT event FROM oldest), 0)
    ORDER BY x.id DESC LIMIT %(number)s
  ) AS passed_on
)
SELECT t.built = t.wanted, t.floor, t.visited_on, t.seen, t.noted, t.left_off,
  EXISTS (SELECT 1 FROM graph_mutedword m WHERE m.muter_id = t.owner_id),
  EXISTS (SELECT 1 FROM timelines_topicfollow p WHERE p.person_id = t.owner_id),
  found.source, found.event, found.tweet
FROM timelines_timeline t LEFT JOIN found ON TRUE
WHERE t.owner_id = %(owner)s ORDER BY found.event DESC
"""
_KEPT, _SAID, _PASSED_ON = range(3)


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
    when it is out of date or does not reach far enough. One query, two more for topics."""
    before = LARGEST_ID if cursor is None else cursor
    with connection.cursor() as rows:
        rows.execute(_WINDOW, {"owner": viewer.pk, "before": before, "number": FETCHED})
        found = rows.fetchall()
    if not found:
        return None
    current, floor, visited_on, seen, noted, left_off, mutes_words, has_topics, *_ = found[0]
    kept = Kept(visited_on, seen, noted, left_off, None)
    events = {
        source: [Event(*row[-2:]) for row in found if row[-3] == source]
        for source in (_KEPT, _SAID, _PASSED_ON)
    }
    if not current or (floor and len(events[_KEPT]) < FETCHED):
        return kept
    window = _merged(events[_KEPT], events[_SAID], events[_PASSED_ON])
    window = replace(window, mutes_words=bool(mutes_words), has_topics=bool(has_topics))
    return replace(kept, window=_with_topics(window, viewer, before))


def _merged(own: list[Event], said: list[Event], passed_on: list[Event]) -> Window:
    """`own` with what widely followed people did meanwhile."""
    complete = all(len(events) < FETCHED for events in (own, said, passed_on))
    if not said and not passed_on:
        return Window(own, complete)
    known = {event.id for event in own}
    theirs, _ = newest_of(said, passed_on, FETCHED)
    events, fits = newest_of(own, [one for one in theirs if one.id not in known], FETCHED)
    return Window(events, complete and fits)


def _with_topics(window: Window, viewer: User, before: int) -> Window:
    if not window.has_topics:
        return window
    theirs = topics.events(viewer, before, 0 if window.complete else window.events[-1].id)
    events, fits = newest_of(without_doubles(window.events, theirs), (), FETCHED)
    return replace(window, events=events, complete=window.complete and fits)


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
