"""What a view asks of a request before it runs."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Concatenate
from urllib.parse import urlencode

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from .rendering import current_page, wants_fragment

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponse]


def members_only[**P](view: View[P]) -> View[P]:
    """Sends a signed-out person to the login page, and back to the page (not the verb) after."""

    def wrapper(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        here = request.get_full_path()
        if request.method != "GET" or wants_fragment(request):
            here = current_page(request) or "/"
        return to_login(here)

    return update_wrapper(wrapper, view)


def confirmed_only[**P](view: View[P]) -> View[P]:
    """For members who proved in the last minutes that it is they; others prove it first, and what
    they sent is not lost."""
    asked: Callable[..., HttpResponse] = reauthentication_required(view)

    def wrapper(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method == "GET":
            # What was sent before and never confirmed is not done by confirming something else.
            request.session.pop(STATE_SESSION_KEY, None)
        return asked(request, *args, **kwargs)

    return members_only(update_wrapper(wrapper, view))


def to_login(here: str) -> HttpResponseRedirect:
    """The login page, which leads back to the path `here`."""
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': here})}")


def verb(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A state-changing address: POST only, members only."""
    wrapped: Callable[..., Any] = require_POST(members_only(view))
    return wrapped
