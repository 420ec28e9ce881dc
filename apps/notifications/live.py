"""What a page that stays open knows, and asks the server to compare with."""

from dataclasses import dataclass, replace
from typing import Any, Self

from django.http import HttpRequest

from apps.core.pagination import read_cursor
from apps.timelines.home import Newer, newer
from apps.timelines.store import any_newer
from apps.users.models import User

from .inbox import Line, since, unread

FACES = 3


@dataclass(frozen=True, slots=True)
class Known:
    """The number in the badge; on Home the newest entry of the page, and the newest one that was
    looked at for it; on the page of notifications the newest act."""

    unread: int
    home: int | None
    seen: int
    inbox: int | None

    @classmethod
    def read(cls, request: HttpRequest) -> Self:
        """From the address. Raises BadRequest for nonsense."""
        home = read_cursor(request, "home")
        seen = max(home or 0, read_cursor(request, "seen") or 0)
        return cls(read_cursor(request, "unread") or 0, home, seen, read_cursor(request, "inbox"))


@dataclass(frozen=True, slots=True)
class News:
    """What is `known` from now on; entries for Home if something came there, new lines."""

    known: Known
    home: Newer | None
    lines: list[Line]

    def context(self, viewer: User) -> dict[str, Any]:
        """For `notifications/live.html`."""
        others = self.home.by_others(viewer) if self.home else []
        people = {entry.person.pk: entry.person for entry in others}
        return {
            "unread": self.known.unread,
            "home_newest": self.known.home,
            "home_seen": self.known.seen,
            "inbox_newest": self.known.inbox,
            "home": self.home,
            "waiting": len(others),
            "faces": list(people.values())[:FACES],
            "lines": self.lines,
        }


def news(viewer: User, known: Known) -> News | None:
    """What changed since `known`; None if nothing did. Two queries then."""
    home, lines = None, list[Line]()
    now = known
    if known.home is not None and any_newer(viewer, known.seen):
        home = newer(viewer, known.home, shown=False)
        now = replace(now, seen=home.newest)
    number = unread(viewer)
    if known.inbox is not None and number:
        lines, newest = since(viewer, known.inbox)
        number = unread(viewer)
        now = replace(now, inbox=newest)
    now = replace(now, unread=number)
    return None if now == known else News(now, home, lines)
