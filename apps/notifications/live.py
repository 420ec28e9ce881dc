"""What a page that stays open knows, and asks the server to compare with."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Self

from django.http import HttpRequest
from django.utils import timezone

from apps.core.ids import lowest_id_at
from apps.core.pagination import Page, read_cursor
from apps.timelines.home import Newer, newer
from apps.timelines.store import any_newer
from apps.users.models import User

from .inbox import Line, since, unread

FACES = 3
# A fan-out takes no longer than this, as a rule.
LATE = timedelta(seconds=15)


@dataclass(frozen=True, slots=True)
class Known:
    """The number in the badge; on Home the newest entry of the page, the newest one that was looked
    at for it, and how many wait behind the pill; on the page of notifications the newest line,
    and whether it is the tab of `mentions`."""

    unread: int
    home: int | None
    seen: int
    waiting: int
    inbox: int | None
    mentions: bool

    @classmethod
    def read(cls, request: HttpRequest) -> Self:
        """From the address. Raises BadRequest for nonsense."""
        home = read_cursor(request, "home")
        seen = max(home or 0, read_cursor(request, "seen") or 0)
        return cls(
            read_cursor(request, "unread") or 0,
            home,
            seen,
            read_cursor(request, "waiting") or 0,
            read_cursor(request, "inbox"),
            "mentions" in request.GET,
        )


@dataclass(frozen=True, slots=True)
class News:
    """What is `known` from now on; entries for Home if something came there, new lines."""

    known: Known
    home: Newer | None
    lines: Page[Line]

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
            "waiting": self.known.waiting,
            "faces": list(people.values())[:FACES],
            "mentions": self.known.mentions,
            "page": self.lines,
        }


def news(viewer: User, known: Known) -> News | None:
    """What changed since `known`; None if nothing did. Two queries then."""
    home, lines = None, Page[Line]([])
    now = known
    if known.home is not None and any_newer(viewer, known.seen):
        home = newer(viewer, known.home, shown=False)
        # What was posted a moment earlier may still be on its way here: it is looked for again.
        late = lowest_id_at(timezone.now() - LATE)
        seen = max(known.seen, min(home.newest, late))
        now = replace(now, seen=seen, waiting=len(home.by_others(viewer)))
    number = unread(viewer)
    if known.inbox is not None and number:
        lines, newest = since(viewer, known.inbox, mentions=known.mentions)
        number = unread(viewer)
        now = replace(now, inbox=newest)
    now = replace(now, unread=number)
    return None if now == known else News(now, home, lines)
