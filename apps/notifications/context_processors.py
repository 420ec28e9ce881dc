"""What the frame of every page shows of notifications."""

from typing import Any

from django.http import HttpRequest

from .inbox import MOST_UNREAD, unread


def inbox(request: HttpRequest) -> dict[str, Any]:
    """`unread`, asked for where a template reads it: one query for a page, none for a fragment."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {"unread": 0}
    viewer = request.user
    found: list[int] = []

    def number() -> int:
        if not found:
            found.append(unread(viewer))
        return found[0]

    return {"unread": number, "most_unread": MOST_UNREAD}
