"""Home, and the tabs of a profile."""

from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from apps.core.decorators import members_only
from apps.core.pagination import Page, read_cursor
from apps.core.rendering import show
from apps.graph.people import people_for
from apps.tweets.forms import ComposeForm
from apps.tweets.models import Bookmark, Like
from apps.users.models import User

from . import sources
from .feed import Entry, feed_page
from .marked import marked_page


def home(request: HttpRequest) -> HttpResponse:
    """Home for a member, the welcome page for everybody else."""
    if not request.user.is_authenticated:
        return render(request, "timelines/welcome.html", {})
    viewer = request.user
    page = feed_page(*sources.home(viewer), viewer, read_cursor(request))
    context = {"page": page, "form": ComposeForm(viewer=viewer)}
    return show(request, "timelines/home.html", context, part="more")


@members_only
def bookmarks(request: HttpRequest) -> HttpResponse:
    """The Tweets one keeps, shown to nobody else."""
    viewer = cast(User, request.user)
    page = marked_page(Bookmark, viewer, viewer, read_cursor(request))
    return show(request, "timelines/bookmarks.html", {"page": page}, part="more")


def profile(request: HttpRequest, username: str) -> HttpResponse:
    return _tab(request, username, "tweets")


def replies(request: HttpRequest, username: str) -> HttpResponse:
    return _tab(request, username, "replies")


def likes(request: HttpRequest, username: str) -> HttpResponse:
    return _tab(request, username, "likes")


def _tab(request: HttpRequest, username: str, tab: str) -> HttpResponse:
    person = get_object_or_404(people_for(request.user).named(username))
    if username != person.username:
        return HttpResponseRedirect(person.path if tab == "tweets" else f"{person.path}/{tab}")
    page = _page(request, person, tab)
    context = {"person": person, "tab": tab, "page": page}
    return show(request, "timelines/profile.html", context, part="more")


def _page(request: HttpRequest, person: User, tab: str) -> Page[Entry]:
    cursor = read_cursor(request)
    if tab == "likes":
        return marked_page(Like, person, request.user, cursor)
    source = sources.replies if tab == "replies" else sources.profile
    return feed_page(*source(person), request.user, cursor)
