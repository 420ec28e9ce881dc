"""Pin and unpin one's own Tweet."""

from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from apps.core.decorators import verb
from apps.core.rendering import answer, where_used
from apps.users.models import User

from .. import actions
from ..models import Tweet


@verb
def pin(request: HttpRequest, pk: int) -> HttpResponse:
    return _pin(request, pk, actions.pin, "Pinned to your profile.")


@verb
def unpin(request: HttpRequest, pk: int) -> HttpResponse:
    return _pin(request, pk, actions.unpin, "No longer pinned.")


def _pin(
    request: HttpRequest, pk: int, act: Callable[[User, Tweet], bool], done: str
) -> HttpResponse:
    viewer = cast(User, request.user)
    own = Tweet.objects.visible_to(viewer).filter(author=viewer)
    act(viewer, get_object_or_404(own, pk=pk))
    messages.success(request, done)
    tweet = own.for_viewer(viewer).get(pk=pk)
    back = where_used(request, tweet.path)
    return answer(request, "tweets/pin.html", {"tweet": tweet}, back=back)
