"""Block, mute, and hiding what somebody passes on."""

from collections.abc import Callable
from datetime import timedelta
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404

from apps.core.decorators import members_only, verb
from apps.core.rendering import answer, show, where_used
from apps.users.models import User

from .. import actions
from ..forms import DURATIONS
from ..people import profiles_for


@members_only
def block(request: HttpRequest, username: str) -> HttpResponse:
    """GET asks, POST blocks."""
    person = _other(request, username)
    if request.method != "POST":
        return show(request, "graph/block.html", {"person": person}, part="question")
    actions.block(cast(User, request.user), person)
    messages.success(request, f"@{person.username} is blocked.")
    return HttpResponseRedirect(person.path)


@verb
def unblock(request: HttpRequest, username: str) -> HttpResponse:
    person = _other(request, username)
    actions.unblock(cast(User, request.user), person)
    messages.success(request, f"@{person.username} is no longer blocked.")
    return HttpResponseRedirect(where_used(request, person.path))


@verb
def mute(request: HttpRequest, username: str) -> HttpResponse:
    """For as long as the field `lasting` says: one of DURATIONS."""
    lasting: timedelta | None = DURATIONS.get(request.POST.get("lasting", ""))

    def act(viewer: User, person: User) -> None:
        actions.mute(viewer, person, lasting)

    return _quiet(request, username, act, "@{} is muted.")


@verb
def unmute(request: HttpRequest, username: str) -> HttpResponse:
    return _quiet(request, username, actions.unmute, "@{} is no longer muted.")


@verb
def hide_retweets(request: HttpRequest, username: str) -> HttpResponse:
    return _quiet(request, username, actions.hide_retweets, "Retweets of @{} are hidden.")


@verb
def show_retweets(request: HttpRequest, username: str) -> HttpResponse:
    return _quiet(request, username, actions.show_retweets, "Retweets of @{} are shown again.")


@verb
def mute_notifications(request: HttpRequest, username: str) -> HttpResponse:
    done = "You are told nothing of what @{} does."
    return _quiet(request, username, actions.mute_notifications, done)


@verb
def unmute_notifications(request: HttpRequest, username: str) -> HttpResponse:
    done = "You are told again of what @{} does."
    return _quiet(request, username, actions.unmute_notifications, done)


def _quiet(
    request: HttpRequest, username: str, act: Callable[[User, User], object], done: str
) -> HttpResponse:
    person = _other(request, username)
    act(cast(User, request.user), person)
    messages.success(request, done.format(person.username))
    person = _other(request, username)
    back = where_used(request, person.path)
    return answer(request, "graph/quiet.html", {"person": person}, back=back)


def _other(request: HttpRequest, username: str) -> User:
    people = profiles_for(request.user).exclude(pk=cast(User, request.user).pk)
    person: User = get_object_or_404(people.named(username))
    return person
