"""How somebody gets in, and where they are."""

from typing import cast

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from apps.core.decorators import members_only, verb

from .. import devices
from .. import sessions as places
from ..actions import end_sessions
from ..models import User


@members_only
def security(request: HttpRequest) -> HttpResponse:
    """All ways in, each with what is set up."""
    user = cast(User, request.user)
    kinds = list(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    context = {
        "has_password": user.has_usable_password(),
        "totp": Authenticator.Type.TOTP in kinds,
        "can_have_passkeys": settings.MFA_PASSKEY_LOGIN_ENABLED,
        "passkeys": kinds.count(Authenticator.Type.WEBAUTHN),
        "connected": SocialAccount.objects.filter(user=user).count(),
    }
    return render(request, "users/settings_security.html", context)


@members_only
def sessions(request: HttpRequest) -> HttpResponse:
    """Where one is signed in."""
    found = places.places_of(cast(User, request.user), request)
    return render(request, "users/settings_sessions.html", {"places": found})


@verb
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """Twice is as good as once; the one in use ends by logging out."""
    here = request.session.session_key
    if places.end(cast(User, request.user), pk, but=here):
        messages.success(request, "That session has ended.")
    return HttpResponseRedirect(reverse("users:sessions"))


@verb
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """The session in use gets a new key, and its browser stays known."""
    user = cast(User, request.user)
    end_sessions(user, but=request.session.session_key)
    places.keep(request, user)
    messages.success(request, "You are logged out everywhere else.")
    response = HttpResponseRedirect(reverse("users:sessions"))
    devices.remember(request, response, user)
    return response
