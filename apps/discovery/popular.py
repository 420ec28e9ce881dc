"""What people liked most lately."""

from collections.abc import Sequence
from datetime import timedelta

from django.core.cache import cache
from django.utils import timezone

from apps.core.ids import lowest_id_at
from apps.core.pagination import PAGE_SIZE
from apps.timelines.feed import Entry
from apps.tweets.models import Tweet
from apps.tweets.muting import WordFilter
from apps.tweets.querysets import NOTICED
from apps.users.querysets import Viewer

from .finding import entries, standing
from .planning import Plan

DAY = timedelta(days=1)
# Where the day brought less than a page.
LONGER = (timedelta(days=7), timedelta(days=30))
# Where a day brings so many Tweets with NOTICED Likes, they are looked for every few minutes.
KEPT = 200
KEPT_FOR = 300
_KEY = "discovery:popular"


def popular_tweets(viewer: Viewer) -> list[Entry]:
    """A page of those of the day that `viewer` may see and does not mute, the most liked first;
    on a quiet site of the week, or of the month."""
    words = WordFilter(viewer)
    found = standing(Plan(), _best(), viewer, words)
    found.sort(key=lambda one: (one.likes_count, one.id), reverse=True)
    ids = [one.id for one in found[:PAGE_SIZE]]
    return entries(ids if len(ids) == PAGE_SIZE else _asked(viewer, words), viewer, words)


def _best() -> Sequence[int]:
    """Ids of the KEPT most liked Tweets of the day, whoever may see them; none on a site where
    there are fewer, since there all can be looked at."""
    ids: list[int] | None = cache.get(_KEY)
    if ids is None:
        since = lowest_id_at(timezone.now() - DAY)
        rows = Tweet.objects.noticed().filter(
            pk__gte=since, likes_count__gte=NOTICED, reply_to=None, deleted_at=None
        )
        ids = list(rows.order_by("-likes_count", "-pk").values_list("pk", flat=True)[:KEPT])
        if len(ids) < KEPT:
            return []
        cache.set(_KEY, ids, KEPT_FOR)
    return ids


def _asked(viewer: Viewer, words: WordFilter) -> Sequence[int]:
    visible = Tweet.objects.visible_to(viewer).unmuted_for(viewer).filter(reply_to=None)
    found: Sequence[int] = []
    for span in (DAY, *LONGER):
        since = lowest_id_at(timezone.now() - span)
        liked = visible.filter(pk__gte=since).order_by("-likes_count", "-pk")
        found = words.first_ids(liked, PAGE_SIZE).rows
        if len(found) == PAGE_SIZE:
            break
    return found
