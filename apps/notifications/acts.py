"""What each kind of notification tells of. A line follows from these rows and from nothing else, so
it is right however often, and in whatever order, it is written."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet

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


class Act(NamedTuple):
    """By its id when, and who (an id)."""

    id: int
    actor: int


def latest(recipient: User, kind: str, about: int) -> list[Act]:
    """The newest acts that `recipient` is told of in that line, FACES at most. One query."""
    return [Act(*row) for row in _ACTS[kind](recipient, about)]


def day_of(act: int) -> int:
    """The `about` of the follows of one day, in UTC."""
    return made_at(act).date().toordinal()


def follows_on(recipient: int, day: int) -> int:
    """How many people followed on that day."""
    lowest, highest = _bounds(day)
    return Follow.objects.filter(followed=recipient, pk__gte=lowest, pk__lt=highest).count()


def _bounds(day: int) -> tuple[int, int]:
    start, end = (date.fromordinal(number) for number in (day, day + 1))
    return tuple(  # type: ignore[return-value]
        lowest_id_at(datetime(one.year, one.month, one.day, tzinfo=UTC)) for one in (start, end)
    )


def _heard(rows: QuerySet[Any, Any], viewer: Any, person: str) -> Any:
    """Those of `rows` whose `person` may tell `viewer` something: not themselves, nobody blocked,
    muted, or gone."""
    heard = rows.exclude(**{person: viewer}).filter(
        acquainted(viewer, f"{person}__"), told_of(viewer, person)
    )
    return heard.order_by("-pk").values_list("pk", person)[:FACES]


def _marks(model: type[Like] | type[Retweet]) -> Prepared[tuple[int, int]]:
    return Prepared(
        lambda viewer, ids: _heard(
            model._default_manager.filter(tweet__in=ids, tweet__author=viewer), viewer, "user"
        )
    )


def _tweets(**given: Any) -> Prepared[tuple[int, int]]:
    """The Tweet itself, if `viewer` may read it and all of `given` holds; `self` is the viewer."""

    def make(viewer: Any, ids: Sequence[int]) -> Any:
        conditions = {name: viewer if value == "self" else value for name, value in given.items()}
        rows = Tweet.objects.visible_to(viewer).filter(pk__in=ids, **conditions)
        return _heard(rows, viewer, "author")

    return Prepared(make)


_LIKES, _RETWEETS = _marks(Like), _marks(Retweet)
_FOLLOWS = Prepared[tuple[int, int]](
    lambda viewer, ids, lowest, highest: _heard(
        Follow.objects.filter(followed__in=ids, pk__gte=lowest, pk__lt=highest), viewer, "follower"
    )
)
_REQUESTS = Prepared[tuple[int, int]](
    lambda viewer, ids: _heard(
        FollowRequest.objects.filter(followed=viewer, follower__in=ids), viewer, "follower"
    )
)
_ACCEPTED = Prepared[tuple[int, int]](
    lambda viewer, ids: _heard(
        Follow.objects.filter(follower=viewer, followed__in=ids), viewer, "followed"
    )
)
_REPLIES, _QUOTES = _tweets(reply_to_author="self"), _tweets(quote_of__author="self")
_ANY_TWEET = _tweets()


def _follows(recipient: User, day: int) -> Any:
    lowest, highest = _bounds(day)
    return _FOLLOWS.rows(recipient, [recipient.pk], lowest=lowest, highest=highest)


def _mention(recipient: User, about: int) -> Any:
    names = Tweet.objects.filter(pk=about).values_list("mentions", flat=True).first() or []
    return _ANY_TWEET.rows(recipient, [about]) if recipient.username.lower() in names else ()


def _of(query: Prepared[tuple[int, int]]) -> Callable[[User, int], Any]:
    return lambda recipient, about: query.rows(recipient, [about])


_ACTS: dict[str, Callable[[User, int], Any]] = {
    Kind.LIKE: _of(_LIKES),
    Kind.RETWEET: _of(_RETWEETS),
    Kind.FOLLOW: _follows,
    Kind.REQUEST: _of(_REQUESTS),
    Kind.ACCEPTED: _of(_ACCEPTED),
    Kind.REPLY: _of(_REPLIES),
    Kind.QUOTE: _of(_QUOTES),
    Kind.MENTION: _mention,
}
