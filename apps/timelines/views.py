"""Home, and the tabs of a profile."""

from typing import Any, cast

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import cache_control

from apps.core.decorators import members_only
from apps.core.pagination import PAGE_SIZE, Page, read_cursor
from apps.core.rendering import show, wants_fragment
from apps.core.robots import indexable
from apps.graph.people import followed_by_yours, profile_of
from apps.tweets.feeds import FEED_AGE, rss
from apps.tweets.forms import ComposeForm
from apps.tweets.hydration import in_order
from apps.tweets.models import Bookmark, Like, Pin, Tweet
from apps.users.models import User

from . import sources
from .feed import Entry, Feed
from .home import home_page, newer
from .marked import marked_page

_FEEDS = {
    "tweets": Feed(lambda _, person: sources.profile(person)),
    "replies": Feed(lambda _, person: sources.replies(person)),
    "media": Feed(lambda _, person: sources.media(person)),
}


@members_only
def home(request: HttpRequest) -> HttpResponse:
    viewer = cast(User, request.user)
    since = read_cursor(request, "since")
    if since is not None and wants_fragment(request):
        found = newer(viewer, since, shown=True)
        context = {
            "page": found.page,
            "complete": found.complete,
            "home_newest": found.newest,
        }
        return show(request, "timelines/home.html", context, part="newer")
    cursor = read_cursor(request)
    home = home_page(viewer, cursor)
    context = {
        "page": home.page,
        "left_off": home.left_off,
        "home_newest": home.newest if cursor is None else None,
        "form": ComposeForm(viewer=viewer),
    }
    return show(request, "timelines/home.html", context, part="more")


@members_only
def bookmarks(request: HttpRequest) -> HttpResponse:
    """The Tweets one keeps, shown to nobody else."""
    viewer = cast(User, request.user)
    page = marked_page(Bookmark, viewer, viewer, read_cursor(request))
    return show(request, "timelines/bookmarks.html", {"page": page}, part="more")


@indexable
def profile(request: HttpRequest, username: str) -> HttpResponse:
    return _tab(request, username, "tweets")


@indexable
def replies(request: HttpRequest, username: str) -> HttpResponse:
    return _tab(request, username, "replies")


@indexable
def media(request: HttpRequest, username: str) -> HttpResponse:
    return _tab(request, username, "media")


def likes(request: HttpRequest, username: str) -> HttpResponse:
    return _tab(request, username, "likes")


@cache_control(public=True, max_age=FEED_AGE)
def feed(request: HttpRequest, username: str) -> HttpResponse:
    """The newest Tweets of a profile as RSS: what everybody may see of it, whoever asks."""
    everybody = AnonymousUser()
    person: Any = profile_of(username, everybody)
    if person is None or not person.readable:
        raise Http404
    path = f"{person.path}/feed.rss"
    if username != person.username:
        return HttpResponseRedirect(path)
    tweets, _ = sources.profile(person.pk)
    ids = tweets.visible_to(everybody).order_by("-pk").values_list("pk", flat=True)[:PAGE_SIZE]
    return rss(
        in_order(list(ids), everybody),
        title=f"{person.name} (@{person.username})",
        path=person.path,
        description=person.bio or f"Tweets of @{person.username}",
        own_path=path,
    )


def _tab(request: HttpRequest, username: str, tab: str) -> HttpResponse:
    person: Any = profile_of(username, request.user)
    if person is None:
        raise Http404
    if username != person.username:
        return HttpResponseRedirect(person.path if tab == "tweets" else f"{person.path}/{tab}")
    if not person.readable:
        return show(request, "timelines/closed.html", {"person": person}, part="notice")
    page = _page(request, person, tab)
    context = {"person": person, "tab": tab, "page": page}
    if request.user.is_authenticated and request.user != person and not wants_fragment(request):
        context["yours"] = followed_by_yours(person, request.user)
    if tab == "tweets" and read_cursor(request) is None:
        context["pinned"] = _pinned(request, person)
    return show(request, "timelines/profile.html", context, part="more")


def _page(request: HttpRequest, person: User, tab: str) -> Page[Entry]:
    cursor = read_cursor(request)
    if tab == "likes":
        return marked_page(Like, person, request.user, cursor)
    return _FEEDS[tab].page(person.pk, request.user, cursor)


def _pinned(request: HttpRequest, person: User) -> Tweet | None:
    """The Tweet that `person` wants to stand first."""
    pins = Pin.objects.filter(user=person).values_list("tweet", flat=True)
    return next(iter(in_order(list(pins), request.user)), None)
