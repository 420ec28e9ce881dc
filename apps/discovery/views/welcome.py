"""First steps after sign-up. Nothing is kept about how far somebody got: each step shows what is
there and can be opened at any time. `next` in their addresses is where they end."""

from typing import Any, cast

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from apps.core.addresses import leading_on, own_path
from apps.core.decorators import members_only
from apps.core.rendering import UNPROCESSABLE
from apps.graph.people import following_page
from apps.media.forms import PortraitForm
from apps.media.views import sent_portrait
from apps.timelines import topics
from apps.users.actions import update_profile
from apps.users.models import User

from ..forms import AboutForm, TopicsForm
from ..suggestions import first_people
from ..trends import popular
from .topic import named

STEPS = ("picture", "bio", "topics", "people")
TOPICS = 8
PEOPLE = 10


def welcome(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(_address(request, 0))


@members_only
def welcome_picture(request: HttpRequest) -> HttpResponse:
    form = PortraitForm()
    if request.method == "POST":
        form = sent_portrait(request, "avatar")
        if not form.errors:
            return _after(request, "picture")
    return _page(request, "picture", form, kind="avatar")


@members_only
def welcome_bio(request: HttpRequest) -> HttpResponse:
    # A copy: a refused form must not change the person shown on the page.
    user = User.objects.get(pk=request.user.pk)
    form = AboutForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        update_profile(user, **form.cleaned_data)
        return _after(request, "bio")
    return _page(request, "bio", form)


@members_only
def welcome_topics(request: HttpRequest) -> HttpResponse:
    """POST follows what was typed, and goes on or, with `add`, comes back for more."""
    user = cast(User, request.user)
    form = TopicsForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _followed(user, form):
        if "add" in request.POST:
            return HttpResponseRedirect(f"{_address(request, STEPS.index('topics'))}#step")
        return _after(request, "topics")
    return _page(request, "topics", form, **_topics(user))


def _followed(user: User, form: TopicsForm) -> bool:
    try:
        topics.follow_topics(user, form.cleaned_data["topics"])
    except topics.TooManyTopicsError:
        form.add_error("topics", f"Nobody can follow more than {topics.MOST} topics.")
    return not form.errors


def _topics(user: User) -> dict[str, list[dict[str, Any]]]:
    """Those of which people here speak, and the others that `user` follows."""
    followed = topics.followed_topics(user)
    suggested = [
        {**named(row.name), "speakers": row.speakers, "followed": row.topic in followed}
        for row in popular(user, TOPICS)
    ]
    shown = {topic["tag"] for topic in suggested}
    own = [{**named(topic), "followed": True} for topic in followed if topic not in shown]
    return {"suggested": suggested, "own": own}


@members_only
def welcome_people(request: HttpRequest) -> HttpResponse:
    user = cast(User, request.user)
    people = first_people(user, PEOPLE)
    return _page(request, "people", people=people, followed=following_page(user, user, None).rows)


def _end(request: HttpRequest) -> str:
    """Where the steps lead in the end: what was wanted before, or Home."""
    return own_path(request, request.GET.get("next", "")) or "/"


def _address(request: HttpRequest, step: int) -> str:
    """Of the step with that number, from 0; of the end after the last."""
    end = _end(request)
    if step == len(STEPS):
        return end
    return leading_on(reverse(f"discovery:welcome_{STEPS[step]}"), end if end != "/" else None)


def _after(request: HttpRequest, step: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(_address(request, STEPS.index(step) + 1))


def _page(
    request: HttpRequest, step: str, form: BaseForm | None = None, **context: Any
) -> HttpResponse:
    number = STEPS.index(step)
    context |= {
        "form": form,
        "number": number + 1,
        "steps": len(STEPS),
        "before": _address(request, number - 1) if number else None,
        "after": _address(request, number + 1),
        "end": _end(request),
    }
    status = UNPROCESSABLE if form and form.errors else 200
    return render(request, f"discovery/welcome_{step}.html", context, status=status)
