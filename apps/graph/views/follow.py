"""Following people, and the lists of who follows whom."""

from collections.abc import Callable
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from apps.core.decorators import verb
from apps.core.pagination import Page, read_cursor
from apps.core.rendering import answer, show, where_used
from apps.users.models import User
from apps.users.querysets import Viewer

from .. import actions
from ..people import followers_page, following_page, person_of, readable_people_for


@verb
def follow(request: HttpRequest, username: str) -> HttpResponse:
    return _change(request, username, actions.follow)


@verb
def unfollow(request: HttpRequest, username: str) -> HttpResponse:
    return _change(request, username, actions.unfollow)


def followers(request: HttpRequest, username: str) -> HttpResponse:
    return _people(request, username, "followers", followers_page)


def following(request: HttpRequest, username: str) -> HttpResponse:
    return _people(request, username, "following", following_page)


def _change(request: HttpRequest, username: str, act: Callable[[User, User], bool]) -> HttpResponse:
    viewer = cast(User, request.user)
    person = person_of(username, viewer)
    if person is None or person == viewer:
        raise Http404
    try:
        act(viewer, person)
    except User.DoesNotExist as error:
        raise Http404 from error
    # Not there any more when a block came in between.
    person = person_of(username, viewer)
    if person is None:
        raise Http404
    return answer(
        request, "graph/follow.html", {"person": person}, back=where_used(request, person.path)
    )


def _people(
    request: HttpRequest,
    username: str,
    tab: str,
    page_of: Callable[[User, Viewer, int | None], Page[User]],
) -> HttpResponse:
    """Whom a protected account follows, and who follows it, is its followers' to know."""
    person = get_object_or_404(readable_people_for(request.user).named(username))
    page = page_of(person, request.user, read_cursor(request))
    number = getattr(person, f"{tab}_count")
    context = {"person": person, "tab": tab, "page": page, "number": number}
    return show(request, "graph/people.html", context, part="more")
