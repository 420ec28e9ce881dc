"""What operators may want to know of how people get in: one line each, to the log
`twite.security`. Nothing that somebody typed stands in it, only ids and network addresses."""

import logging
from typing import Any

from allauth.account import signals as accounts
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.mfa import signals as factors
from allauth.mfa.models import Authenticator
from allauth.socialaccount import signals as social
from django.contrib.auth import signals as sessions
from django.core.exceptions import PermissionDenied
from django.dispatch import Signal, receiver
from django.http import HttpRequest

from .models import User
from .signals import deactivated, restored

_log = logging.getLogger("twite.security")

# What happened, of which signal.
_EVENTS: dict[Signal, str] = {
    sessions.user_logged_in: "logged in",
    sessions.user_logged_out: "logged out",
    accounts.user_signed_up: "signed up",
    accounts.password_changed: "changed the password",
    accounts.password_set: "set a password",
    accounts.password_reset: "reset the password",
    accounts.email_changed: "changed the address",
    accounts.email_confirmed: "confirmed an address",
    accounts.login_code_rejected: "gave a wrong code from a mail",
    factors.authenticator_added: "added a factor",
    factors.authenticator_removed: "removed a factor",
    factors.authenticator_reset: "made new recovery codes",
    factors.authentication_failed: "gave a wrong code",
    social.social_account_added: "connected an account",
    social.social_account_removed: "disconnected an account",
    deactivated: "deactivated the account",
    restored: "restored the account",
}


@receiver(list(_EVENTS))
def on_event(
    signal: Signal, request: HttpRequest | None = None, user: User | None = None, **about: Any
) -> None:
    # An action knows no request, but may be done for one.
    request = request or context.request
    authenticator: Authenticator | None = about.get("authenticator")
    kind = f" ({authenticator.type})" if authenticator else ""
    address: EmailAddress | None = about.get("email_address")
    person = user or (address and address.user) or (request and request.user) or None
    _log.info("%s %s%s, from %s", _id(person), _EVENTS[signal], kind, _address(request))


@receiver(sessions.user_login_failed)
def on_failed_login(request: HttpRequest | None = None, **_: Any) -> None:
    _log.warning("login failed, from %s", _address(request))


def refused(request: HttpRequest) -> None:
    """A login that was not even tried, after too many that failed."""
    _log.warning("login refused, from %s", _address(request))


def _id(person: Any) -> str:
    return f"account {person.pk}" if person and person.pk else "nobody"


def _address(request: HttpRequest | None) -> str:
    if request is None:
        return "the machine"
    try:
        return str(get_adapter().get_client_ip(request))
    except PermissionDenied:
        # Behind a socket without the proxy's settings.
        return "an unknown address"
