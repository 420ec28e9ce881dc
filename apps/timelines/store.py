"""Reading the Homes that are kept."""

from dataclasses import dataclass, replace
from datetime import date

from django.db import connection

from apps.core.ids import LARGEST_ID
from apps.graph.models import Follow
from apps.tweets.models import Retweet, Tweet
from apps.users.models import User

from . import topics
from .feed import FETCHED, Event, newest_events, newest_of, without_doubles
from .models import WidelyFollowed

# A timeline without entries makes one row all the same, which tells that it is kept.
_WINDOW = """
SELECT t.built = t.wanted, t.floor, t.visited_on, t.seen, t.noted, t.left_off,
  e.event, COALESCE(e.tweet, e.event),
  EXISTS (
    SELECT 1 FROM timelines_widelyfollowed w
    JOIN graph_follow f ON f.followed_id = w.author_id AND f.follower_id = %s
  ),
  EXISTS (SELECT 1 FROM graph_mutedword m WHERE m.muter_id = %s),
  EXISTS (SELECT 1 FROM timelines_topicfollow p WHERE p.person_id = t.owner_id)
FROM timelines_timeline t
LEFT JOIN timelines_timelineentry e ON e.timeline = t.id AND e.event < %s
WHERE t.owner_id = %s ORDER BY e.event DESC LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Window:
    """The newest FETCHED events before a cursor that may stand on somebody's Home; `complete` if
    there are no more. `mutes_words` if its owner may mute some; `has_topics` if they follow
    topics."""

    events: list[Event]
    complete: bool
    mutes_words: bool
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
    when it is out of date or does not reach far enough. One query; four for somebody who follows
    widely followed people, two more for topics."""
    before = LARGEST_ID if cursor is None else cursor
    with connection.cursor() as rows:
        rows.execute(_WINDOW, [viewer.pk, viewer.pk, before, viewer.pk, FETCHED])
        found = rows.fetchall()
    if not found:
        return None
    current, floor, visited_on, seen, noted, left_off, _, _, *flags = found[0]
    wide, mutes_words, has_topics = map(bool, flags)
    kept = Kept(visited_on, seen, noted, left_off, None)
    events = [Event(row[6], row[7]) for row in found if row[6] is not None]
    complete = len(events) < FETCHED
    if not current or (complete and floor):
        return kept
    if wide:
        events, complete = _with_widely_followed(viewer, events, complete, cursor)
    if has_topics:
        theirs = topics.events(viewer, before, 0 if complete else events[-1].id)
        events, all_fits = newest_of(without_doubles(events, theirs), (), FETCHED)
        complete = complete and all_fits
    return replace(kept, window=Window(events, complete, mutes_words, has_topics))


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


def _with_widely_followed(
    viewer: User, events: list[Event], complete: bool, cursor: int | None
) -> tuple[list[Event], bool]:
    follows = Follow.objects.filter(
        follower=viewer, followed__in=WidelyFollowed.objects.values("author")
    )
    authors = list(follows.values_list("followed", flat=True))
    tweets = Tweet.objects.filter(author__in=authors)
    retweets = Retweet.objects.filter(user__in=authors)
    if not complete:
        # What is older than the window is not wanted here.
        oldest = events[-1].id
        tweets, retweets = tweets.after(oldest), retweets.filter(pk__gt=oldest)
    theirs, all_theirs = newest_events(tweets, retweets, cursor, FETCHED)
    known = {event.id for event in events}
    theirs = [event for event in theirs if event.id not in known]
    merged, all_fits = newest_of(events, theirs, FETCHED)
    return merged, complete and all_theirs and all_fits
