"""Who has neither a password nor a factor can't confirm that it is they: they log in again."""

import time
from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from . import sessions

# What changes how somebody gets in, or more: view names, and the methods that do.
_SENSITIVE = {
    "account_email": {"POST"},
    "account_set_password": {"GET", "POST"},
    "mfa_activate_totp": {"GET", "POST"},
    "mfa_add_webauthn": {"GET", "POST"},
    "socialaccount_connections": {"POST"},
    "users:username": {"GET", "POST"},
    "users:deactivate": {"GET", "POST"},
}


def must_log_in_again(request: HttpRequest) -> bool:
    """Whether there is no way to confirm that it is they, and their login is too long ago."""
    if not request.user.is_authenticated or get_adapter().get_reauthentication_methods(
        request.user
    ):
        return False
    return time.time() - sessions.began(request) > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


class FreshLoginMiddleware:
    """Asks for another login before what allauth would let such people do unasked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if request.method in _SENSITIVE.get(name, ()) and must_log_in_again(request):
            return log_in_again(request, request.path)
        return None


def log_in_again(request: HttpRequest, path: str) -> HttpResponse:
    """The page that says so, and leads back to `path`."""
    return render(request, "account/log_in_again.html", {"path": path}, status=403)
