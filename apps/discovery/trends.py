"""Trends: topics of which more people speak than usual.

Each author counts once, so nobody makes a trend alone; accounts younger than SETTLED don't count,
nor do protected, suspended and deactivated ones. A topic's score is how many more people used it
in the last day than on a usual day of the week before, over the root of what is usual: so
something new with thirty people stands before what always has a thousand and now has fifty more.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from math import sqrt
from typing import Any

from django.db import transaction
from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from apps.core.ids import lowest_id_at
from apps.core.limits import count_action
from apps.core.prefixes import begins
from apps.graph.models import MutedWord
from apps.text import extract
from apps.text.normalising import fold
from apps.tweets.models import TopicUse, Tweet
from apps.tweets.suggesting import topics_beginning
from apps.users.models import User
from apps.users.querysets import Viewer

from .models import HiddenTrend, TopicStanding

DAY = timedelta(days=1)
USUAL_DAYS = 7
LATELY = (1 + USUAL_DAYS) * DAY
SETTLED = timedelta(days=1)
# Fewer people are no trend, whatever is usual.
LEAST_PEOPLE = 3
KEPT = 100
# Of the day's topics those with most people are compared with what is usual.
MOST_RISEN = 1_000
# What somebody hid long ago is forgotten.
MOST_HIDDEN = 100

type Row = dict[str, Any]


def trending(viewer: Viewer, number: int) -> list[TopicStanding]:
    """The trends that `viewer` may see, the highest first. Two queries at most."""
    rows = TopicStanding.objects.filter(score__gt=0).order_by("-score", "topic")
    return _shown(rows, viewer, number)


def popular(viewer: Viewer, number: int) -> list[TopicStanding]:
    """The topics of which most people spoke in the last week. Two queries at most."""
    rows = TopicStanding.objects.filter(speakers__gt=0).order_by("-speakers", "-lately", "topic")
    return _shown(rows, viewer, number)


def beginning(letters: str, viewer: Viewer, number: int) -> list[str]:
    """Names of topics that begin so, the most used lately first; of those of these days, and where
    they are too few of others. Two queries, or five and a short one for each of the others."""
    start = fold(letters)
    if not start:
        return []
    rows = TopicStanding.objects.filter(begins("topic", start)).order_by("-speakers", "-lately")
    found = {row.topic: row.name for row in _shown(rows, viewer, number)}
    if len(found) < number:
        found = {name: name for name in topics_beginning(start, viewer)} | found
    return list(found.values())[:number]


def _shown(rows: QuerySet[TopicStanding], viewer: Viewer, number: int) -> list[TopicStanding]:
    """The first without hidden and muted ones, and those of which `viewer` may read nothing."""
    hidden = HiddenTrend.objects.filter(Q(person=viewer.pk) | Q(person=None))
    since = lowest_id_at(timezone.now() - LATELY)
    readable = Tweet.objects.visible_to(viewer).unmuted_for(viewer)
    uses = TopicUse.objects.filter(
        Exists(readable.filter(pk=OuterRef("tweet"))), topic=OuterRef("topic"), tweet__gte=since
    )
    rows = rows.exclude(Exists(hidden.filter(topic=OuterRef("topic")))).filter(Exists(uses))
    muted = MutedWord.objects.phrases_of(viewer)
    found = list(rows[: KEPT if muted else number])
    return [row for row in found if not (muted and muted.said_in(f"#{row.name}"))][:number]


def hide(person: User, topic: str) -> None:
    """Raises TopicStanding.DoesNotExist for what is no topic of these days, and
    LimitReachedError."""
    TopicStanding.objects.get(topic=fold(topic))
    count_action("change", person.pk)
    HiddenTrend.objects.get_or_create(person=person, topic=fold(topic))
    kept = HiddenTrend.objects.filter(person=person).order_by("-pk").values("pk")[:MOST_HIDDEN]
    HiddenTrend.objects.filter(person=person).exclude(pk__in=kept).delete()


def unhide(person: User, topic: str) -> None:
    HiddenTrend.objects.filter(person=person, topic=fold(topic)).delete()


def hidden_by(viewer: Viewer) -> list[str]:
    """Topics that `viewer` hides, the newest first."""
    if not viewer.is_authenticated:
        return []
    rows = HiddenTrend.objects.filter(person=viewer.pk).order_by("-pk")
    return list(rows.values_list("topic", flat=True))


def refresh() -> None:
    """Counts anew. Reads the uses of the last eight days; the worker does it every few minutes."""
    standings = _counted()
    with transaction.atomic():
        TopicStanding.objects.bulk_create(
            standings,
            update_conflicts=True,
            unique_fields=["topic"],
            update_fields=["name", "people", "tweets", "usual", "score", "lately", "speakers"],
        )
        TopicStanding.objects.exclude(pk__in=[one.pk for one in standings]).delete()


def _counted() -> list[TopicStanding]:
    now = timezone.now()
    today, week = (lowest_id_at(now - days * DAY) for days in (1, 1 + USUAL_DAYS))
    risen = {row["topic"]: row for row in _by_topic(_uses(today), MOST_RISEN)}
    lately = {row["topic"]: row for row in _by_topic(_uses(week), KEPT)}
    usual = _usual(list(risen), week, today)
    names = _names({topic: row["last"] for topic, row in (lately | risen).items()})
    return [
        _standing(topic, names.get(topic, topic), risen.get(topic), usual[topic], lately.get(topic))
        # In one order: two at once would wait for each other's rows.
        for topic in sorted(lately | risen)
    ]


_PEOPLE = Count("tweet__author", distinct=True)


def _uses(since: int) -> QuerySet[TopicUse]:
    """Those that count."""
    return TopicUse.objects.filter(
        tweet__gte=since,
        tweet__author__date_joined__lt=timezone.now() - SETTLED,
        tweet__author__is_active=True,
        tweet__author__protected=False,
    ).exclude(topic__startswith="$")


def _by_topic(uses: QuerySet[TopicUse], number: int) -> list[Row]:
    """How many people and Tweets use each, and the newest of these; the most used first."""
    counted = uses.values("topic").annotate(
        people=_PEOPLE, tweets=Count("pk"), last=Max("tweet_id")
    )
    return [{**row} for row in counted.order_by("-people", "-tweets", "topic")[:number]]


def _usual(topics: Sequence[str], since: int, until: int) -> dict[str, float]:
    """How many people used each on a day, on average."""
    day = (F("tweet_id") - since) / ((until - since) // USUAL_DAYS)
    uses = _uses(since).filter(topic__in=topics, tweet__lt=until)
    rows = uses.values("topic", day=day).annotate(people=_PEOPLE).order_by()
    found: dict[str, float] = defaultdict(float)
    for row in rows:
        found[row["topic"]] += row["people"] / USUAL_DAYS
    return found


def _standing(
    topic: str, name: str, risen: Row | None, usual: float, lately: Row | None
) -> TopicStanding:
    people = risen["people"] if risen else 0
    more = people - usual
    rises = people >= LEAST_PEOPLE and more >= 1
    return TopicStanding(
        topic=topic,
        name=name,
        people=people,
        tweets=risen["tweets"] if risen else 0,
        usual=usual,
        score=more / sqrt(usual + 1) if rises else 0,
        lately=lately["tweets"] if lately else 0,
        speakers=lately["people"] if lately else 0,
    )


def _names(newest: dict[str, int]) -> dict[str, str]:
    """As each was written last: `newest` has the Tweet by topic."""
    texts = dict(Tweet.objects.filter(pk__in=newest.values()).values_list("pk", "text"))
    return {
        topic: one.value
        for topic, tweet in newest.items()
        for one in extract.topics(texts.get(tweet, ""))
        if fold(one.value) == topic
    }
