"""Logging in by a passkey."""

from typing import cast

from allauth.account.adapter import get_adapter
from allauth.core.ratelimit import consume_or_429
from allauth.mfa.webauthn.views import login_webauthn
from django.http import HttpRequest, HttpResponse

# Seconds in which a passkey has to answer.
CHALLENGE_SECONDS = 600


def passkey_login(request: HttpRequest) -> HttpResponse:
    """allauth's. A script's GET asks for a challenge, which takes a session: a short one, and not
    many from one address, since nobody has to be known for it."""
    if request.method != "GET" or not get_adapter().is_ajax(request):
        return cast(HttpResponse, login_webauthn(request))
    if limited := consume_or_429(request, action="passkey_challenge", limit_get=True):
        return limited
    response = cast(HttpResponse, login_webauthn(request))
    if request.session.modified and not request.user.is_authenticated:
        request.session.set_expiry(CHALLENGE_SECONDS)
    return response
