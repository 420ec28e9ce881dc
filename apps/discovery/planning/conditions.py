"""What of a query the tables answer: conditions on Tweets, and the times that ids tell."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL
from django.utils import timezone

from apps.core.ids import EPOCH, LARGEST_ID, lowest_id_at
from apps.graph.models import Follow

from .. import query
from ..index import TWEETS, holding
from ..index.expressions import Either, Expression
from ..query import Node
from .asking import asked, every, says_something
from .names import Names

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
# Ids tell no time from then on.
_END = 2139


def condition(node: Node, names: Names) -> Q:
    """Whether a Tweet is what `node` asks for."""
    wanted = asked(node, names)
    if wanted is not None:
        return _held(wanted)
    match node:
        case query.Not(part):
            return ~condition(part, names)
        case query.And(parts):
            return reduce(and_, _each(parts, names, every))
        case query.Or(parts):
            return reduce(or_, _each(parts, names, lambda known: Either(tuple(known))))
    return _CONDITIONS[type(node)](node, names)


def _held(wanted: Expression) -> Q:
    sql, params = holding(TWEETS, '"tweets_tweet"."id"', wanted)
    # Safe: the text is ours, and what somebody typed is a parameter.
    return Q(RawSQL(sql, params, output_field=BooleanField()))  # noqa: S611


def _each(
    parts: Iterable[Node], names: Names, join: Callable[[list[Expression]], Expression]
) -> Iterator[Q]:
    """Conditions for `parts`, of which all that the index can tell are one question to it: it is
    asked anew for each Tweet."""
    telling = [part for part in parts if says_something(part)]
    known = {part: asked(part, names) for part in telling}
    questions = [one for one in known.values() if one is not None]
    if questions:
        yield _held(join(questions))
    yield from (condition(part, names) for part in telling if known[part] is None)


def first_id(node: query.Since | query.Within) -> int:
    """Tweets since then have this id or a higher one."""
    if isinstance(node, query.Since):
        return start_of(node.day)
    now = timezone.now()
    seconds = min(node.amount * _UNITS[node.unit], (now - EPOCH).total_seconds())
    return lowest_id_at(now - timedelta(seconds=seconds))


def start_of(day: date) -> int:
    """The first id of a day, in the reader's zone."""
    if not EPOCH.year < day.year < _END:
        return 0 if day.year <= EPOCH.year else LARGEST_ID
    here = datetime.combine(day, time(), timezone.get_current_timezone())
    return lowest_id_at(here.astimezone(UTC))


def _follows(_: query.Filter, names: Names) -> Q:
    return Q(author__in=Follow.objects.filter(follower=names.viewer.pk).values("followed"))


_CONDITIONS: dict[type, Callable[[Any, Names], Q]] = {
    query.Filter: _follows,
    query.Since: lambda node, _: Q(pk__gte=first_id(node)),
    query.Within: lambda node, _: Q(pk__gte=first_id(node)),
    query.Until: lambda node, _: Q(pk__lt=start_of(node.day)),
    query.AtLeast: lambda node, _: Q(**{f"{node.what}_count__gte": node.number}),
}
