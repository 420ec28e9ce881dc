"""Like, retweet, bookmark, and their undoing."""

from collections.abc import Callable
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse

from apps.core.decorators import verb
from apps.core.rendering import answer, where_used
from apps.users.models import User

from .. import actions
from ..hydration import card_of
from ..models import Tweet


@verb
def like(request: HttpRequest, pk: int) -> HttpResponse:
    return _mark(request, pk, actions.like, "tweets/like.html")


@verb
def unlike(request: HttpRequest, pk: int) -> HttpResponse:
    return _mark(request, pk, actions.unlike, "tweets/like.html")


@verb
def retweet(request: HttpRequest, pk: int) -> HttpResponse:
    return _mark(request, pk, actions.retweet, "tweets/retweet.html")


@verb
def unretweet(request: HttpRequest, pk: int) -> HttpResponse:
    return _mark(request, pk, actions.unretweet, "tweets/retweet.html")


@verb
def bookmark(request: HttpRequest, pk: int) -> HttpResponse:
    return _mark(request, pk, actions.bookmark, "tweets/bookmark.html")


@verb
def unbookmark(request: HttpRequest, pk: int) -> HttpResponse:
    return _mark(request, pk, actions.unbookmark, "tweets/bookmark.html")


def _mark(
    request: HttpRequest, pk: int, act: Callable[[User, Tweet], bool], template: str
) -> HttpResponse:
    viewer = cast(User, request.user)
    try:
        act(viewer, card_of(pk, viewer))
        tweet = card_of(pk, viewer)
    except Tweet.DoesNotExist as error:
        raise Http404 from error
    return answer(request, template, {"tweet": tweet}, back=where_used(request, tweet.path))
