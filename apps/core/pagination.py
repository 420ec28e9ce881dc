"""Keyset pages: rows before a cursor, never an offset."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import HttpRequest

from .ids import parse_id

PAGE_SIZE = 20


@dataclass(frozen=True)
class Page[Row]:
    """Rows to show, and the cursor of the page after them (None at the end)."""

    rows: Sequence[Row]
    next: int | str | None = None


def read_cursor(request: HttpRequest, name: str = "before") -> int | None:
    """The cursor in the address, an id; None on the first page. Raises BadRequest for nonsense."""
    text = request.GET.get(name)
    if text is None:
        return None
    cursor = parse_id(text)
    if cursor is None:
        raise BadRequest(f"“{name}” must be the id of an entry.")
    return cursor


def cut[Row](rows: Sequence[Row], key: str = "id", size: int = PAGE_SIZE) -> Page[Row]:
    """A page from `size + 1` fetched rows: the extra one only says that there is more."""
    shown = rows[:size]
    return Page(shown, getattr(shown[-1], key) if len(rows) > size else None)


def newest_first(rows: QuerySet[Any, Any], field: str, cursor: int | None) -> Page[int]:
    """One page of the values of `field`, an id, by the time the rows were made. One query."""
    before = rows if cursor is None else rows.filter(pk__lt=cursor)
    found = list(before.order_by("-pk").values_list("pk", field)[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    following = shown[-1][0] if len(found) > PAGE_SIZE else None
    return Page([value for _, value in shown], following)
