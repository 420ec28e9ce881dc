"""Reading the Homes that are kept."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from apps.core.ids import LARGEST_ID
from apps.graph.models import Follow
from apps.tweets.models import Retweet, Tweet
from apps.users.models import User

from .feed import FETCHED, Event, newest_events, newest_of
from .models import WidelyFollowed

# A timeline without entries makes one row all the same, which tells that it is kept.
_WINDOW = """
SELECT t.built = t.wanted, t.floor, t.visited_on, e.event, COALESCE(e.tweet, e.event),
  EXISTS (
    SELECT 1 FROM timelines_widelyfollowed w
    JOIN graph_follow f ON f.followed_id = w.author_id AND f.follower_id = %s
  ),
  EXISTS (SELECT 1 FROM graph_mutedword m WHERE m.muter_id = %s)
FROM timelines_timeline t
LEFT JOIN timelines_timelineentry e ON e.timeline = t.id AND e.event < %s
WHERE t.owner_id = %s ORDER BY e.event DESC LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Window:
    """The newest FETCHED events before a cursor that may stand on somebody's Home; `complete` if
    there are no more. `mutes_words` if its owner may mute some."""

    events: list[Event]
    complete: bool
    mutes_words: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept for somebody: when they last came, and the window, if it can serve."""

    visited_on: date
    window: Window | None


def kept_for(viewer: User, cursor: int | None) -> Kept | None:
    """What is kept of the Home of `viewer` before `cursor`; None for nothing. Its window is None
    when it is out of date or does not reach far enough. One query; four for somebody who follows
    widely followed people."""
    before = LARGEST_ID if cursor is None else cursor
    with connection.cursor() as rows:
        rows.execute(_WINDOW, [viewer.pk, viewer.pk, before, viewer.pk, FETCHED])
        found = rows.fetchall()
    if not found:
        return None
    current, floor, visited_on, *_, wide, mutes_words = found[0]
    events = [Event(row[3], row[4]) for row in found if row[3] is not None]
    complete = len(events) < FETCHED
    if not current or (complete and floor):
        return Kept(visited_on, None)
    if wide:
        events, complete = _with_widely_followed(viewer, events, complete, cursor)
    return Kept(visited_on, Window(events, complete, bool(mutes_words)))


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
