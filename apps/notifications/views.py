"""Notifications, and what a page that stays open asks for."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from apps.core.decorators import members_only
from apps.core.pagination import read_cursor
from apps.core.rendering import show
from apps.users.models import User

from .inbox import inbox_page
from .live import Known, news


@members_only
def everything(request: HttpRequest) -> HttpResponse:
    return _inbox(request, mentions=False)


@members_only
def mentions(request: HttpRequest) -> HttpResponse:
    """Replies, mentions and quotes alone."""
    return _inbox(request, mentions=True)


def _inbox(request: HttpRequest, *, mentions: bool) -> HttpResponse:
    viewer = cast(User, request.user)
    page = inbox_page(viewer, read_cursor(request), mentions=mentions)
    newest = page.rows[0].row.newest if page.rows else 0
    context = {"page": page, "mentions": mentions, "inbox_newest": None if mentions else newest}
    return show(request, "notifications/list.html", context, part="more")


def live(request: HttpRequest) -> HttpResponse:
    """What changed since a page was loaded, for it to ask every few seconds: 204 if nothing did.
    The answer holds the next question."""
    viewer = request.user
    found = news(viewer, Known.read(request)) if viewer.is_authenticated else None
    if found is None or not viewer.is_authenticated:
        return HttpResponse(status=204)
    return render(request, "notifications/live.html", found.context(viewer))
