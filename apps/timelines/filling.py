"""Writing the Homes that are kept. Everything here can be repeated, and stopped at any moment."""

from itertools import pairwise

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F

from apps.core.ids import LARGEST_ID
from apps.graph.models import Follow
from apps.users.models import User

from .feed import newest_events
from .models import Timeline, TimelineEntry, WidelyFollowed
from .sources import home

# So many events a timeline has when it is built; more come until it is cut.
KEPT = 320
# So many followers are written to in one transaction: nobody else's write waits longer than that.
CHUNK = 2_000

_INSERT = """
INSERT INTO timelines_timelineentry (timeline, event, tweet)
SELECT t.id, %s, %s FROM graph_follow f
JOIN timelines_timeline t ON t.owner_id = f.follower_id
WHERE f.followed_id = %s AND f.id > %s AND f.id <= %s
"""
_ALSO_FOLLOWING = """
AND (f.follower_id = %s OR EXISTS (
  SELECT 1 FROM graph_follow g WHERE g.follower_id = f.follower_id AND g.followed_id = %s
))
"""
_ONCE = " ON CONFLICT DO NOTHING"


def add_own(owner: int, event: int, tweet: int | None) -> None:
    """Puts what somebody did on their own Home, if it is kept."""
    timeline = Timeline.objects.filter(owner=owner).values_list("pk", flat=True).first()
    if timeline is not None:
        entry = TimelineEntry(timeline=timeline, event=event, tweet=tweet)
        TimelineEntry.objects.bulk_create([entry], ignore_conflicts=True)


def fan_out(
    actor: int, event: int, tweet: int | None, reply_to_author: int | None, chunk: int = CHUNK
) -> None:
    """Puts a Tweet (`tweet` None), or a Retweet of `tweet`, by `actor` on the kept Homes of their
    followers, `chunk` of them at a time; an answer only on those of people who also follow whom it
    answers."""
    if _is_widely_followed(actor):
        return
    sql, extra = _INSERT, []
    if reply_to_author is not None and reply_to_author != actor:
        sql, extra = _INSERT + _ALSO_FOLLOWING, [reply_to_author, reply_to_author]
    for lowest, highest in pairwise(_chunks(actor, chunk)):
        with connection.cursor() as cursor:
            cursor.execute(sql + _ONCE, [event, tweet, actor, lowest, highest, *extra])


def _chunks(actor: int, size: int) -> list[int]:
    """Ids of follows between which there are `size` of them each."""
    ids = Follow.objects.filter(followed=actor).order_by("pk").values_list("pk", flat=True)
    return [0, *list(ids)[size - 1 : -1 : size], LARGEST_ID]


def _is_widely_followed(author: int) -> bool:
    """Once somebody is, they stay so: what was not written to their followers is not there."""
    if WidelyFollowed.objects.filter(author=author).exists():
        return True
    followers = User.objects.filter(pk=author).values_list("followers_count", flat=True).first()
    if (followers or 0) < settings.WIDELY_FOLLOWED:
        return False
    WidelyFollowed.objects.get_or_create(author_id=author)
    return True


def want(owner: int) -> bool:
    """Notes in the caller's transaction that a Home is out of date; False when it is not kept."""
    return bool(Timeline.objects.filter(owner=owner).update(wanted=F("wanted") + 1))


def build(owner: int) -> None:
    """Makes a kept Home anew from the definition, if it is out of date, until it is not."""
    while _build(owner):
        pass


@transaction.atomic
def _build(owner: int) -> bool:
    """Whether there was something to do."""
    # What is posted from here on arrives by fan-out; what was posted before is found below.
    timeline = Timeline.objects.select_for_update().filter(owner=owner).first()
    if timeline is None or timeline.current:
        return False
    TimelineEntry.objects.filter(timeline=timeline.pk).delete()
    tweets, retweets = home(User.objects.get(pk=owner))
    wide = WidelyFollowed.objects.values("author")
    events, complete = newest_events(
        tweets.exclude(author__in=wide), retweets.exclude(user__in=wide), None, KEPT
    )
    TimelineEntry.objects.bulk_create(
        (
            TimelineEntry(
                timeline=timeline.pk,
                event=event.id,
                tweet=event.tweet_id if event.passed_on else None,
            )
            for event in events
        ),
        ignore_conflicts=True,
    )
    timeline.floor = 0 if complete else events[-1].id
    timeline.built = timeline.wanted
    timeline.save()
    return True
