"""Finding people: by the beginnings of the words of their names and bios, and by names that differ
by a letter."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from apps.core.pagination import PAGE_SIZE, Page
from apps.core.prepared import Prepared
from apps.graph.models import Follow
from apps.graph.people import people_for, people_page
from apps.graph.visibility import muted
from apps.text.terms import Terms, terms
from apps.users.models import User
from apps.users.querysets import Viewer

from . import index
from .index.expressions import Either, Every, Expression, Has, has
from .words import resembling

# From so many on, people are looked for among those with most followers instead of all at once.
MANY = 1_000
# Of those whom somebody follows, so many are looked through then.
FOLLOWED_ASKED = 500
# Fewer than this are followed by those whose names are like it.
FEW = 5
SHOWN_AT_MOST = 200
MOST_WORDS = 10


def people_found(text: str, viewer: Viewer, shown: int = 0) -> Page[User]:
    """People with each word of `text` in their names, then in names or bio, then with names like
    it; those whom `viewer` follows first. `shown` were on the pages before."""
    words = terms(text)[:MOST_WORDS]
    if not words:
        return Page([])
    last = shown + PAGE_SIZE
    found = dict.fromkeys(_ids(_all(words, _name), viewer))
    for way, enough in ((_name_or_bio, last + 1), (_alike, FEW)):
        if len(found) < enough:
            found |= dict.fromkeys(_ids(_all(words, way), viewer))
    more = len(found) > last and last < SHOWN_AT_MOST
    return people_page(Page(list(found)[shown:last], last if more else None), viewer)


def named(text: str, viewer: Viewer, number: int) -> list[User]:
    """The first people with names that begin so, for suggestions."""
    words = terms(text)[:MOST_WORDS]
    ids = _ids(_all(words, _name), viewer)[:number] if words else []
    return [*people_page(Page(ids), viewer).rows]


def _all(words: Sequence[str], way: Callable[[str], Expression]) -> Expression:
    return Every(tuple(way(word) for word in words))


def _name(word: str) -> Expression:
    return has(word, open_ended=True)


def _name_or_bio(word: str) -> Expression:
    return Either((has(word, open_ended=True), has(f"_b{word}", open_ended=True)))


def _alike(word: str) -> Expression:
    near = tuple(Has(Terms((f"_d{one}",))) for one in resembling(word))
    return Either((*near, has(word)))


def _ids(wanted: Expression, viewer: Viewer) -> list[int]:
    """Those whom `viewer` follows, then the others, each by followers; SHOWN_AT_MOST."""
    ids = index.find(index.PEOPLE, wanted, MANY)
    if len(ids) < MANY:
        return list(_IN_ORDER.rows(viewer, ids))
    written = index.written(wanted)
    followed = _FOLLOWED.rows(viewer, _followed(viewer), written=written)
    return list(dict.fromkeys([*followed, *_ALL.rows(viewer, [0], written=written)]))[
        :SHOWN_AT_MOST
    ]


def _followed(viewer: Viewer) -> list[int]:
    rows = Follow.objects.filter(follower=viewer.pk).order_by("-pk")
    return list(rows.values_list("followed", flat=True)[:FOLLOWED_ASKED])


def _there(viewer: Viewer) -> QuerySet[Any, Any]:
    """Everybody who exists for `viewer` and is not muted."""
    return people_for(viewer).filter(~Q(muted(viewer, "pk")))


_IN_ORDER = Prepared[int](
    lambda viewer, ids: (
        _there(viewer)
        .filter(pk__in=ids)
        .order_by("-followed_by_viewer", "-followers_count", "-pk")
        .values_list("pk", flat=True)[:SHOWN_AT_MOST]
    )
)


def _by_followers(people: QuerySet[Any, Any], written: str) -> QuerySet[Any, int]:
    """Ids of the first ones with what is written so."""
    found = people.filter(pk__in=index.all_with(index.PEOPLE, written))
    return found.order_by("-followers_count", "-pk").values_list("pk", flat=True)[:SHOWN_AT_MOST]


_ALL = Prepared[int](lambda viewer, _, written: _by_followers(_there(viewer), written))
_FOLLOWED = Prepared[int](
    lambda viewer, ids, written: _by_followers(_there(viewer).filter(pk__in=ids), written)
)
