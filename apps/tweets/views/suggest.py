"""People and topics that a half-written word may mean."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from apps.core.decorators import members_only
from apps.users.models import User

from ..suggesting import people_named, topics_beginning


@members_only
def suggest(request: HttpRequest) -> HttpResponse:
    """GET with `q`: a sign (@ or #) and the letters so far; the choices as a list, maybe empty."""
    viewer = cast(User, request.user)
    word = request.GET.get("q", "").replace("\x00", "")[:50]
    people = people_named(word[1:], viewer) if word.startswith("@") else []
    topics = topics_beginning(word[1:], viewer) if word.startswith("#") else []
    return render(request, "tweets/_choices.html", {"people": people, "topics": topics})
