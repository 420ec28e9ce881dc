"""What a page that stays open knows, and asks the server to compare with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from django.http import HttpRequest

from apps.core.pagination import read_cursor
from apps.users.models import User

from .home import Newer

FACES = 3


@dataclass(frozen=True, slots=True)
class Live:
    """`home` is the id of the newest entry on the page, `seen` the newest one that the server
    looked at for it. `number` newer ones by others wait, or more unless `complete`, and `faces` are
    whose they are."""

    home: int
    seen: int = 0
    number: int = 0
    complete: bool = True
    faces: Sequence[User] = ()

    @classmethod
    def read(cls, request: HttpRequest) -> Self:
        """From an address made by `query`. Raises BadRequest for nonsense."""
        home = read_cursor(request, "home") or 0
        return cls(home, max(home, read_cursor(request, "seen") or 0))

    @property
    def query(self) -> str:
        return urlencode({"home": self.home, "seen": max(self.home, self.seen)})

    def after(self, newer: Newer, viewer: User) -> Self:
        """What is known once `newer` was found."""
        others = newer.by_others(viewer)
        faces = list({entry.person.pk: entry.person for entry in others}.values())[:FACES]
        return replace(
            self, seen=newer.newest, number=len(others), complete=newer.complete, faces=faces
        )
