"""What somebody looked for lately, and the searches they keep."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.db import transaction
from django.urls import reverse

from apps.core.ids import new_id
from apps.core.limits import count_action
from apps.text.normalising import fold
from apps.users.actions import update_profile
from apps.users.models import User
from apps.users.querysets import Viewer

from . import query
from .models import RecentSearch, SavedSearch

RECENT_KEPT = 20
MOST_SAVED = 25
MOST_ON_HOME = 5
LONGEST = query.MAX_LENGTH


class Saved(NamedTuple):
    """A saved search, and whether it is a tab of Home."""

    text: str
    on_home: bool


class TooManySearchesError(Exception):
    """Somebody keeps MOST_SAVED already, or has MOST_ON_HOME on Home; `str()` is a sentence."""


def recent(viewer: Viewer, beginning: str = "", number: int = RECENT_KEPT) -> list[str]:
    """What `viewer` looked for lately, the newest first. One query."""
    if not viewer.is_authenticated:
        return []
    rows = RecentSearch.objects.filter(person=viewer).order_by("-pk")
    start = fold(beginning)
    found = rows.values_list("text", flat=True)[:RECENT_KEPT]
    return [text for text in found if fold(text).startswith(start)][:number]


@transaction.atomic
def remember(person: User, text: str) -> None:
    """Puts it first among the recent ones; the oldest ones are forgotten."""
    count_action("search", person.pk)
    rows = RecentSearch.objects.filter(person=person)
    rows.filter(text=text).delete()
    RecentSearch.objects.bulk_create(
        [RecentSearch(id=new_id(), person=person, text=text)], ignore_conflicts=True
    )
    kept = rows.order_by("-pk").values("pk")[:RECENT_KEPT]
    rows.exclude(pk__in=kept).delete()


def forget(person: User, text: str | None = None) -> None:
    """One of them, or all."""
    rows = RecentSearch.objects.filter(person=person)
    (rows if text is None else rows.filter(text=text)).delete()


def saved(person: User) -> list[Saved]:
    """The newest first. One query."""
    rows = SavedSearch.objects.filter(person=person).order_by("-pk")
    texts = rows.values_list("text", flat=True)
    return [Saved(text, _tab(text) in person.home_tabs) for text in texts]


def is_saved(viewer: Viewer, text: str) -> bool:
    rows = SavedSearch.objects.filter(person=viewer.pk, text=text)
    return viewer.is_authenticated and rows.exists()


@transaction.atomic
def save(person: User, text: str) -> None:
    """Raises TooManySearchesError and LimitReachedError."""
    rows = SavedSearch.objects.filter(person=person)
    if rows.filter(text=text).exists():
        return
    if rows.count() >= MOST_SAVED:
        raise TooManySearchesError(f"You keep {MOST_SAVED} searches already. Remove one first.")
    count_action("change", person.pk)
    SavedSearch.objects.bulk_create([SavedSearch(person=person, text=text)], ignore_conflicts=True)


@transaction.atomic
def unsave(person: User, text: str) -> None:
    SavedSearch.objects.filter(person=person, text=text).delete()
    take_off_home(person, text)


@transaction.atomic
def put_on_home(person: User, text: str) -> None:
    """Makes a saved search a tab of Home. Raises SavedSearch.DoesNotExist and
    TooManySearchesError."""
    SavedSearch.objects.get(person=person, text=text)
    now = User.objects.select_for_update().get(pk=person.pk)
    if _tab(text) in now.home_tabs:
        return
    if len(now.home_tabs) >= MOST_ON_HOME:
        raise TooManySearchesError(f"Home has {MOST_ON_HOME} tabs already. Take one off first.")
    count_action("change", person.pk)
    update_profile(person, home_tabs=[*now.home_tabs, _tab(text)])


@transaction.atomic
def take_off_home(person: User, text: str) -> None:
    now = User.objects.select_for_update().get(pk=person.pk)
    update_profile(person, home_tabs=[tab for tab in now.home_tabs if tab != _tab(text)])


def address(text: str, tab: str = "top") -> str:
    """The path of the results."""
    return f"{reverse('discovery:search')}?{urlencode({'q': text, 'f': tab})}"


def _tab(text: str) -> list[str]:
    return [text, address(text, "latest")]
