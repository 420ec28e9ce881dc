"""Notifications, and what a page that stays open asks for."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from apps.core.decorators import members_only
from apps.core.pagination import read_cursor
from apps.core.rendering import show
from apps.users.models import User
from apps.users.pages import settings_form

from .forms import PreferencesForm
from .inbox import inbox_page
from .live import Known, news
from .mailing import begin, owner_of
from .models import Preferences
from .wanted import preferences_of


@members_only
def everything(request: HttpRequest) -> HttpResponse:
    return _inbox(request, mentions=False)


@members_only
def mentions(request: HttpRequest) -> HttpResponse:
    """Replies, mentions and quotes alone."""
    return _inbox(request, mentions=True)


def _inbox(request: HttpRequest, *, mentions: bool) -> HttpResponse:
    viewer = cast(User, request.user)
    cursor = read_cursor(request)
    page = inbox_page(viewer, cursor, mentions=mentions)
    context = {"page": page, "mentions": mentions}
    if cursor is None:
        context["inbox_newest"] = page.rows[0].row.newest if page.rows else 0
    return show(request, "notifications/list.html", context, part="more")


def live(request: HttpRequest) -> HttpResponse:
    """What changed since a page was loaded, for it to ask every few seconds: 204 if nothing did.
    The answer holds the next question."""
    viewer = request.user
    found = news(viewer, Known.read(request)) if viewer.is_authenticated else None
    if found is None or not viewer.is_authenticated:
        return HttpResponse(status=204)
    return render(request, "notifications/live.html", found.context(viewer))


@members_only
def preferences(request: HttpRequest) -> HttpResponse:
    """What to be told of, from whom, and by mail."""
    choice = preferences_of(cast(User, request.user))
    before = choice.mail
    form = PreferencesForm(request.POST or None, instance=choice)

    def save() -> None:
        begins = form.instance.mail != before
        if begins:
            begin(form.instance, timezone.now())
        form.save_as_chosen(begins=begins)

    return settings_form(request, "notifications/preferences.html", form, save)


@csrf_exempt
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Stops mails by the address in each of them (RFC 8058): mail programs post to it without a
    session, so the token stands for both. GET changes nothing."""
    owner = owner_of(token)
    if owner is None:
        raise Http404
    if request.method == "POST":
        Preferences.objects.filter(owner=owner).update(mail=Preferences.Mail.NEVER)
    context = {"done": request.method == "POST"}
    return render(request, "notifications/unsubscribe.html", context)
