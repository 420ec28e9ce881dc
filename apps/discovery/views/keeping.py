"""Verbs on searches: remembered, forgotten, saved, put on Home."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse

from apps.core.decorators import verb
from apps.core.rendering import answer, where_used
from apps.users.models import User

from .. import searches
from ..models import SavedSearch
from .search import read_query


@verb
def remember(request: HttpRequest) -> HttpResponse:
    """Sent by the page of results itself: opening an address changes nothing."""
    text = read_query(request)
    if text:
        searches.remember(cast(User, request.user), text)
    return HttpResponse(status=204)


@verb
def forget(request: HttpRequest) -> HttpResponse:
    """The recent search `q`, or all of them."""
    searches.forget(cast(User, request.user), read_query(request) or None)
    return _kept(request)


@verb
def save(request: HttpRequest) -> HttpResponse:
    user, text = cast(User, request.user), read_query(request)
    if not text:
        raise Http404
    try:
        searches.save(user, text)
        messages.success(request, f"“{text}” is saved. You find it on the search page.")
    except searches.TooManySearchesError as error:
        messages.error(request, str(error))
    return _button(request, text)


@verb
def unsave(request: HttpRequest) -> HttpResponse:
    text = read_query(request)
    searches.unsave(cast(User, request.user), text)
    messages.success(request, f"“{text}” is no longer saved.")
    return _button(request, text)


@verb
def drop(request: HttpRequest) -> HttpResponse:
    """As `unsave`, from the list."""
    searches.unsave(cast(User, request.user), read_query(request))
    return _kept(request)


@verb
def home_tab(request: HttpRequest) -> HttpResponse:
    """Makes the saved search `q` a tab of Home, or no longer if `off` is given."""
    user, text = cast(User, request.user), read_query(request)
    if "off" in request.POST:
        searches.take_off_home(user, text)
        return _kept(request)
    try:
        searches.put_on_home(user, text)
        messages.success(request, f"“{text}” stands on Home now.")
    except SavedSearch.DoesNotExist as error:
        raise Http404 from error
    except searches.TooManySearchesError as error:
        messages.error(request, str(error))
    return _kept(request)


def _button(request: HttpRequest, text: str) -> HttpResponse:
    context = {"query": text, "saved": searches.is_saved(request.user, text)}
    back = where_used(request, searches.address(text))
    return answer(request, "discovery/_save.html", context, back=back)


def _kept(request: HttpRequest) -> HttpResponse:
    user = cast(User, request.user)
    context = {"recent": searches.recent(user), "kept": searches.saved(user)}
    return answer(request, "discovery/_kept.html", context, back=where_used(request, "/search"))
