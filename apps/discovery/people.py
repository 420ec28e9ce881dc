"""Finding people: by the beginnings of the words of their names and bios, and by names that differ
by a letter."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import BooleanField, Exists, OuterRef, QuerySet
from django.db.models.expressions import RawSQL

from apps.core.pagination import PAGE_SIZE, Page
from apps.graph.models import Follow, Mute
from apps.graph.people import people_for
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


def people_found(text: str, viewer: Viewer, shown: int = 0, number: int = PAGE_SIZE) -> Page[User]:
    """People with each word of `text` in their names, then in names or bio, then with names like
    it; those whom `viewer` follows first. `shown` were on the pages before."""
    words = terms(text)[:10]
    if not words:
        return Page([])
    wanted = shown + number + 1
    found = _ordered(_all(words, _name), viewer, wanted)
    for way in (_name_or_bio, _alike):
        if len(found) < (wanted if way is _name_or_bio else FEW):
            known = {person.pk for person in found}
            rows = _ordered(_all(words, way), viewer, wanted)
            found += [person for person in rows if person.pk not in known]
    more = len(found) > shown + number and shown + number < SHOWN_AT_MOST
    return Page(found[shown : shown + number], shown + number if more else None)


def named(text: str, viewer: Viewer, number: int) -> list[User]:
    """The first people with names that begin so, for suggestions."""
    words = terms(text)[:10]
    return _ordered(_all(words, _name), viewer, number) if words else []


def _all(words: Sequence[str], way: Callable[[str], Expression]) -> Expression:
    return Every(tuple(way(word) for word in words))


def _name(word: str) -> Expression:
    return has(word, open_ended=True)


def _name_or_bio(word: str) -> Expression:
    return Either((has(word, open_ended=True), has(f"_b{word}", open_ended=True)))


def _alike(word: str) -> Expression:
    near = tuple(Has(Terms((f"_d{one}",))) for one in resembling(word))
    return Either((*near, has(word)))


def _ordered(wanted: Expression, viewer: Viewer, number: int) -> list[User]:
    """Those whom `viewer` follows, then the others, each by followers."""
    ids = index.find(index.PEOPLE, wanted, MANY)
    people = _unmuted(people_for(viewer), viewer)
    if len(ids) < MANY:
        rows = people.filter(pk__in=ids)
        return list(rows.order_by("-followed_by_viewer", "-followers_count", "-pk")[:number])
    sql, params = index.holding(index.PEOPLE, '"users_user"."id"', wanted)
    matching = people.filter(RawSQL(sql, params, output_field=BooleanField()))  # noqa: S611
    found = list(matching.filter(pk__in=_followed(viewer)).order_by("-followers_count")[:number])
    known = {person.pk for person in found}
    rest = matching.order_by("-followers_count", "-pk")[:number]
    return [*found, *(person for person in rest if person.pk not in known)][:number]


def _followed(viewer: Viewer) -> list[int]:
    rows = Follow.objects.filter(follower=viewer.pk).order_by("-pk")
    return list(rows.values_list("followed", flat=True)[:FOLLOWED_ASKED])


def _unmuted(people: QuerySet[Any, Any], viewer: Viewer) -> QuerySet[Any, Any]:
    if not viewer.is_authenticated:
        return people
    mutes = Mute.objects.in_force().filter(muter=viewer.pk, scope=Mute.Scope.ALL)
    return people.exclude(Exists(mutes.filter(muted=OuterRef("pk"))))
