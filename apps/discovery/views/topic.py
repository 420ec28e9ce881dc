"""The page of a topic, and following it."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from apps.core.decorators import verb
from apps.core.pagination import read_cursor
from apps.core.rendering import answer, show, wants_fragment, where_used
from apps.core.robots import indexable
from apps.text.normalising import fold
from apps.timelines import topics
from apps.tweets.actions.words import MAX_TOPIC
from apps.users.models import User

from ..finding import newest
from ..index.expressions import has
from ..planning import Plan
from ..words import mark


@indexable
def topic(request: HttpRequest, tag: str) -> HttpResponse:
    """Tweets that speak of a topic, the newest first."""
    check_topic(tag)
    cash = tag.startswith("$")
    wanted = Plan(has(mark("c", tag[1:]) if cash else mark("h", tag)))
    context = {
        **named(tag),
        "page": newest(wanted, request.user, read_cursor(request)),
        "followed": not wants_fragment(request)
        and request.user.is_authenticated
        and topics.follows_topic(request.user, tag),
    }
    return show(request, "discovery/topic.html", context, part="more")


@verb
def follow_topic(request: HttpRequest, tag: str) -> HttpResponse:
    check_topic(tag)
    try:
        topics.follow_topic(cast(User, request.user), tag)
    except topics.TooManyTopicsError:
        messages.error(request, f"You follow {topics.MOST} topics already. Unfollow one first.")
    return _button(request, tag)


@verb
def unfollow_topic(request: HttpRequest, tag: str) -> HttpResponse:
    topics.unfollow_topic(cast(User, request.user), tag)
    return _button(request, tag)


def check_topic(tag: str) -> None:
    """Folding can make a topic longer than any that is kept. Raises Http404."""
    if len(fold(tag)) > MAX_TOPIC:
        raise Http404


def _button(request: HttpRequest, tag: str) -> HttpResponse:
    followed = topics.follows_topic(cast(User, request.user), tag)
    context = {**named(tag), "followed": followed}
    back = where_used(request, reverse("discovery:topic", args=[tag]))
    return answer(request, "discovery/_follow_topic.html", context, back=back)


def named(tag: str) -> dict[str, str]:
    """A topic by its key and as it is shown."""
    return {"tag": fold(tag), "title": tag if tag.startswith("$") else f"#{tag}"}
