"""Trends that somebody wants to see no more."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse

from apps.core.decorators import verb
from apps.core.rendering import answer, where_used
from apps.text.normalising import fold
from apps.users.models import User

from .. import trends
from ..models import TopicStanding


@verb
def hide_trend(request: HttpRequest, tag: str) -> HttpResponse:
    user = cast(User, request.user)
    try:
        trends.hide(user, tag)
    except TopicStanding.DoesNotExist as error:
        raise Http404 from error
    messages.success(request, f"#{tag} is hidden. The page of trends brings it back.")
    back = where_used(request, "/explore")
    context = {"tag": fold(tag), "hidden": trends.hidden_by(user)}
    return answer(request, "discovery/hidden.html", context, back=back)


@verb
def show_trend(request: HttpRequest, tag: str) -> HttpResponse:
    user = cast(User, request.user)
    trends.unhide(user, tag)
    context = {"hidden": trends.hidden_by(user)}
    back = where_used(request, "/explore/trends")
    return answer(request, "discovery/_hidden_trends.html", context, back=back)
