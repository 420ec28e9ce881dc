"""Settings about who reads and who is heard, and who asks to be let in."""

from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from apps.core.decorators import members_only, verb
from apps.core.pagination import newest_first, read_cursor
from apps.core.rendering import answer, show, where_used
from apps.users.models import User
from apps.users.pages import settings_form

from .. import actions
from ..forms import PrivacyForm
from ..models import Block, FollowRequest, Mute
from ..people import people_for, people_page, profiles_page


@members_only
def privacy(request: HttpRequest) -> HttpResponse:
    """Whether one's Tweets are for followers only."""
    user = cast(User, request.user)
    form = PrivacyForm(
        request.POST if request.method == "POST" else None,
        initial={"protected": user.protected},
    )

    def save() -> None:
        act = actions.protect if form.cleaned_data["protected"] else actions.unprotect
        act(user)

    return settings_form(request, "graph/privacy.html", form, save)


@members_only
def blocked(request: HttpRequest) -> HttpResponse:
    """Whom one blocks, the newest first."""
    rows = Block.objects.filter(blocker=cast(User, request.user))
    ids = newest_first(rows, "blocked_id", read_cursor(request))
    context = {"page": profiles_page(ids, request.user), "kind": "blocked"}
    return show(request, "graph/quieted.html", context, part="more")


@members_only
def muted(request: HttpRequest) -> HttpResponse:
    """Whom one mutes, the newest first."""
    return _muted(request, "muted", Mute.Scope.ALL)


@members_only
def hidden_retweets(request: HttpRequest) -> HttpResponse:
    """Whose Retweets one hides, the newest first."""
    return _muted(request, "hidden", Mute.Scope.RETWEETS)


@members_only
def muted_notifications(request: HttpRequest) -> HttpResponse:
    """Of whom one is told nothing, the newest first."""
    return _muted(request, "quiet", Mute.Scope.NOTIFICATIONS)


def _muted(request: HttpRequest, kind: str, scope: str) -> HttpResponse:
    muter = cast(User, request.user)
    rows = Mute.objects.in_force().filter(muter=muter, scope=scope)
    ids = newest_first(rows, "muted_id", read_cursor(request))
    context = {"page": profiles_page(ids, request.user), "kind": kind}
    return show(request, "graph/quieted.html", context, part="more")


@members_only
def requests(request: HttpRequest) -> HttpResponse:
    """Who asks to follow, the newest first."""
    rows = FollowRequest.objects.filter(followed=cast(User, request.user))
    ids = newest_first(rows, "follower_id", read_cursor(request))
    page = people_page(ids, request.user)
    return show(request, "graph/requests.html", {"page": page}, part="more")


@verb
def accept(request: HttpRequest, username: str) -> HttpResponse:
    return _answer(request, username, actions.accept, "@{} follows you now.")


@verb
def decline(request: HttpRequest, username: str) -> HttpResponse:
    return _answer(request, username, actions.decline, "The request of @{} is gone.")


def _answer(
    request: HttpRequest, username: str, act: Callable[[User, User], bool], done: str
) -> HttpResponse:
    person = get_object_or_404(people_for(request.user).named(username))
    if act(cast(User, request.user), person):
        messages.success(request, done.format(person.username))
    back = where_used(request, reverse("graph:requests"))
    return answer(request, "graph/answered.html", {"person": person}, back=back)
