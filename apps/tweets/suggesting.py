"""What a half-written @name or #topic may become."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import islice
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import Lower
from django.utils import timezone

from apps.core.ids import lowest_id_at
from apps.core.prefixes import begins
from apps.graph.models import Follow, MutedWord
from apps.graph.people import people_for
from apps.text.normalising import fold
from apps.users.models import User
from apps.users.querysets import Viewer

from .models import TopicUse, Tweet

SHOWN = 6
# Topics are those of the last days; older ones may still be written out.
RECENT = timedelta(days=30)


def people_named(letters: str, viewer: User) -> Sequence[User]:
    """People whose username begins so, or whom `viewer` follows under a name with a word that
    does; the followed ones first, then those with most followers. Two queries."""
    people: Any = people_for(viewer).annotate(lower=Lower("username"))
    named = begins("lower", letters.lower())
    followed = people.filter(
        named | Q(display_name__istartswith=letters) | Q(display_name__icontains=f" {letters}"),
        pk__in=Follow.objects.followed_ids(viewer),
    )
    found: list[User] = list(followed.order_by("-followers_count")[:SHOWN])
    if len(found) < SHOWN and letters:
        rest = people.filter(named, followed_by_viewer=False).order_by("-followers_count")
        found += rest[: SHOWN - len(found)]
    return found


def topics_beginning(letters: str, viewer: Viewer) -> list[str]:
    """Folded topics that begin so, the most used lately first; only what `viewer` may see
    and does not mute.

    A query that reads one range of an index, one for muted words, and a short one for each topic
    found.
    """
    start = fold(letters)
    if not start:
        return []
    since = lowest_id_at(timezone.now() - RECENT)
    uses = TopicUse.objects.filter(begins("topic", start), tweet_id__gte=since)
    counted = uses.values("topic").annotate(times=Count("pk")).order_by("-times", "topic")
    names = [row["topic"] for row in counted[: 2 * SHOWN]]
    visible = Tweet.objects.visible_to(viewer).unmuted_for(viewer).filter(pk__gte=since)
    muted = MutedWord.objects.phrases_of(viewer)
    names = [name for name in names if not (muted and muted.said_in(f"#{name}"))]
    # One short look for each, until there are enough: all of them at once would read every use.
    seen = (name for name in names if visible.filter(topic_uses__topic=name).exists())
    return list(islice(seen, SHOWN))
