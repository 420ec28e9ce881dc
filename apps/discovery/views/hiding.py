"""Trends that somebody wants to see no more."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from apps.core.decorators import verb
from apps.core.rendering import answer, where_used
from apps.users.models import User

from .. import trends


@verb
def hide_trend(request: HttpRequest, tag: str) -> HttpResponse:
    trends.hide(cast(User, request.user), tag)
    messages.success(request, f"#{tag} is hidden from your trends.")
    context = {"tag": tag}
    return answer(request, "discovery/hidden.html", context, back=where_used(request, "/explore"))
