"""What each kind of notification tells of. A line follows from these rows and from nothing else, so
it is right however often, and in whatever order, it is written."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now

from apps.core.ids import lowest_id_at, made_at
from apps.core.prepared import Prepared
from apps.graph.models import Follow, FollowRequest
from apps.graph.visibility import acquainted, told_of
from apps.tweets.models import Like, Retweet, Tweet
from apps.users.models import User

from .models import Notification

Kind = Notification.Kind
# What a Tweet says to somebody, the first that holds: nobody gets two lines for one Tweet.
SAID = (Kind.REPLY, Kind.QUOTE, Kind.MENTION)
ABOUT_TWEETS = (Kind.LIKE, Kind.RETWEET, *SAID)
# So many of those who acted are remembered, and shown.
FACES = 8
MOST_COUNTED = 10_000
# An account is new for so long.
NEW_FOR = timedelta(days=7)


class Heard(NamedTuple):
    """Of whom somebody wants to hear: only of those whom they follow, who follow them, whose
    account is older than NEW_FOR; each if it is set."""

    followed: bool = False
    followers: bool = False
    settled: bool = False


EVERYBODY = Heard()


class Act(NamedTuple):
    """By its id when, and who (an id)."""

    id: int
    actor: int


def latest(recipient: User, kind: str, about: int, heard: Heard = EVERYBODY) -> list[Act]:
    """The newest acts that `recipient` is told of in that line, FACES at most. One query."""
    if kind == Kind.MENTION and not _mentions(recipient, about):
        return []
    query = _query(kind, heard)
    if kind == Kind.FOLLOW:
        lowest, highest = _bounds(about)
        rows = query.rows(recipient, [recipient.pk], lowest=lowest, highest=highest)
    else:
        rows = query.rows(recipient, [about])
    return [Act(*row) for row in rows]


def day_of(act: int) -> int:
    """The `about` of the follows of one day, in UTC."""
    return made_at(act).date().toordinal()


def follows_on(recipient: int, day: int) -> int:
    """How many people followed on that day; more than MOST_COUNTED are not counted."""
    lowest, highest = _bounds(day)
    rows = Follow.objects.filter(followed=recipient, pk__gte=lowest, pk__lt=highest)
    return rows.order_by()[:MOST_COUNTED].count()


def _bounds(day: int) -> tuple[int, int]:
    start, end = (datetime.fromordinal(number).replace(tzinfo=UTC) for number in (day, day + 1))
    return lowest_id_at(start), lowest_id_at(end)


def _mentions(recipient: User, tweet: int) -> bool:
    names = Tweet.objects.filter(pk=tweet).values_list("mentions", flat=True).first() or []
    return recipient.username.lower() in names


@cache
def _query(kind: str, heard: Heard) -> Prepared[tuple[int, int]]:
    """`ids` is what the line is about; for follows whom they follow, and `lowest` and `highest`
    bound the ids of the day."""

    def make(viewer: Any, ids: Sequence[int], **bounds: int) -> Any:
        rows, person = _SOURCES[kind](viewer, ids, **bounds)
        rows = rows.exclude(**{person: viewer}).filter(
            acquainted(viewer, f"{person}__"),
            told_of(viewer, person),
            _chosen(viewer, person, heard),
        )
        return rows.order_by("-pk").values_list("pk", person)[:FACES]

    return Prepared(make)


def _chosen(viewer: Any, person: str, heard: Heard) -> Q:
    chosen = Q()
    if heard.followed:
        follows = Follow.objects.filter(follower=viewer, followed=OuterRef(person))
        chosen &= Q(Exists(follows))
    if heard.followers:
        follows = Follow.objects.filter(follower=OuterRef(person), followed=viewer)
        chosen &= Q(Exists(follows))
    if heard.settled:
        chosen &= Q(**{f"{person}__date_joined__lt": Now() - NEW_FOR})
    return chosen


def _said(viewer: Any, ids: Sequence[int], **given: Any) -> tuple[Any, str]:
    """The Tweet itself, if `viewer` may read it."""
    return Tweet.objects.visible_to(viewer).filter(pk__in=ids, **given), "author"


def _follows(_: Any, ids: Sequence[int], lowest: int, highest: int) -> tuple[Any, str]:
    return Follow.objects.filter(followed__in=ids, pk__gte=lowest, pk__lt=highest), "follower"


_SOURCES: dict[str, Callable[..., tuple[Any, str]]] = {
    Kind.LIKE: lambda me, ids: (Like.objects.filter(tweet__in=ids, tweet__author=me), "user"),
    Kind.RETWEET: lambda me, ids: (Retweet.objects.filter(tweet__in=ids, tweet__author=me), "user"),
    Kind.FOLLOW: _follows,
    Kind.REQUEST: lambda me, ids: (
        FollowRequest.objects.filter(followed=me, follower__in=ids),
        "follower",
    ),
    Kind.ACCEPTED: lambda me, ids: (
        Follow.objects.filter(follower=me, followed__in=ids),
        "followed",
    ),
    Kind.REPLY: lambda me, ids: _said(me, ids, reply_to_author=me),
    Kind.QUOTE: lambda me, ids: _said(me, ids, quote_of__author=me),
    Kind.MENTION: _said,
}
