"""The plan of a query."""

from dataclasses import dataclass, field, replace

from django.db.models import Q

from apps.core.ids import LARGEST_ID
from apps.users.querysets import Viewer

from .. import query
from ..index.expressions import ALL, Expression
from ..query import Node
from .asking import asked, every, says_something
from .conditions import condition, first_id, start_of
from .names import Names


@dataclass(frozen=True)
class Plan:
    """`index` is asked first, for Tweets whose ids are above and below two others; `where` of
    what it found. `counted` are lower limits of counts that hold for all, by column."""

    index: Expression = ALL
    where: Q = field(default_factory=Q)
    above: int = -1
    below: int = LARGEST_ID
    counted: tuple[tuple[str, int], ...] = ()

    def also(self, wanted: Expression) -> "Plan":
        """The same for Tweets with `wanted` only."""
        return replace(self, index=every([self.index, wanted]))


def plan(node: Node | None, viewer: Viewer) -> Plan | None:
    """What to ask for `viewer`; None when there is nothing to look for. Three queries at most."""
    parts = node.parts if isinstance(node, query.And) else [node] if node else []
    telling = [part for part in parts if says_something(part)]
    if not telling:
        return None
    names = Names(node, viewer)
    found = Plan()
    for part in telling:
        wanted = asked(part, names)
        found = found.also(wanted) if wanted is not None else _narrowed(found, part, names)
    return found


def _narrowed(found: Plan, part: Node, names: Names) -> Plan:
    match part:
        case query.Since() | query.Within():
            return replace(found, above=max(found.above, first_id(part) - 1))
        case query.Until(day):
            return replace(found, below=min(found.below, start_of(day)))
        case query.AtLeast(what, number):
            return replace(found, counted=(*found.counted, (f"{what}_count", number)))
    return replace(found, where=found.where & condition(part, names))
