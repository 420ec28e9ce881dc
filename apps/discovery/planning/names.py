"""Who is meant by the names in a query."""

from collections.abc import Iterator

from apps.graph.models import Follow
from apps.graph.people import people_for
from apps.tweets.models import Tweet
from apps.users.models import FormerName
from apps.users.querysets import Viewer

from .. import query
from ..query import Node

# Whom somebody follows is asked of the index, unless they are more than this.
FOLLOWS_ASKED = 300
NOBODY = 0


class Names:
    """Ids of the people named in `node` who are there for `viewer`, and of those whom `viewer`
    follows if it asks for them: None for more than FOLLOWS_ASKED. Also whether the conversations
    it names begin with something that `viewer` may see. Five queries at most."""

    def __init__(self, node: Node | None, viewer: Viewer) -> None:
        nodes = list(_all_of(node))
        named = {
            one.name.lower()
            for one in nodes
            if isinstance(one, query.From | query.To | query.Mention)
        }
        self.viewer = viewer
        self.ids = people_for(viewer).ids_by_name(named)
        self.ids |= self._renamed(named - self.ids.keys())
        begun = [one.id for one in nodes if isinstance(one, query.Conversation)]
        self.begun = set(
            Tweet.objects.visible_to(viewer).filter(pk__in=begun).values_list("pk", flat=True)
            if begun
            else ()
        )
        self.follows = self._follows() if query.Filter("follows") in nodes else []

    def pk(self, name: str) -> int:
        """NOBODY for a name that nobody has."""
        if name.lower() == "me":
            return self.viewer.pk or NOBODY
        return self.ids.get(name.lower(), NOBODY)

    def conversation(self, pk: int) -> int:
        return pk if pk in self.begun else NOBODY

    def _renamed(self, names: set[str]) -> dict[str, int]:
        """Who gave these lower-case names up, if they are there."""
        if not names:
            return {}
        former = FormerName.objects.owners_of(names)
        here = set(
            people_for(self.viewer).filter(pk__in=former.values()).values_list("pk", flat=True)
        )
        return {name: pk for name, pk in former.items() if pk in here}

    def _follows(self) -> list[int] | None:
        rows = Follow.objects.filter(follower=self.viewer.pk or NOBODY).order_by("-pk")
        ids = list(rows.values_list("followed", flat=True)[: FOLLOWS_ASKED + 1])
        return ids if len(ids) <= FOLLOWS_ASKED else None


def _all_of(node: Node | None) -> Iterator[Node]:
    if node is None:
        return
    yield node
    match node:
        case query.Not(part):
            yield from _all_of(part)
        case query.And(parts) | query.Or(parts):
            for part in parts:
                yield from _all_of(part)
