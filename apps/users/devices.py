"""Browsers that an account was used from, and how a mail calls them."""

import re
import secrets
from importlib import import_module

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponseBase

from .finding import account_for
from .models import User

MOST_ACCOUNTS = 10
# Browsers keep no cookie for longer.
KEPT = 400 * 86_400
MOST_OF_A_USER_AGENT = 500
# A name is partly what the browser says of itself, and whoever logs in may say what they like:
# without dots and colons no mail program makes an address of it.
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 /+_-]{0,39}")
_MARK = re.compile(r"(?a:[\w-]{16}~[\w-]{43})")
_signer = Signer(salt="users.devices")


def is_known(request: HttpRequest, user: User) -> bool:
    """Whether the account logged in from this browser before, since it last ended all sessions."""
    return _mark_of(user, request) is not None


def mark_for(request: HttpRequest, login: str) -> str:
    """What tells this browser from others for the account with that name or address, if it logged
    in from it before; else empty."""
    # Without the cookie nothing is asked, so who has none learns nothing from the time it takes.
    user = account_for(login) if _marks(request) else None
    return (user and _mark_of(user, request)) or ""


def remember(request: HttpRequest, response: HttpResponseBase, user: User) -> None:
    """Makes the browser that gets `response` known for the account, in place of the one that
    logged in there the longest ago when there are too many."""
    own = _mark_of(user, request)
    others = [mark for mark in _marks(request) if mark != own]
    token = secrets.token_urlsafe(12)
    response.set_cookie(
        settings.KNOWN_COOKIE_NAME,
        ".".join([f"{token}~{_signature(user, token)}", *others[: MOST_ACCOUNTS - 1]]),
        max_age=KEPT,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def name_of(user_agent: str) -> str:
    """ "Firefox on Linux", of a User-Agent header."""
    # Imported at the first mail that needs it: it takes 14 MB, and few processes ever do.
    found = import_module("ua_parser").parse(user_agent[:MOST_OF_A_USER_AGENT])
    parts = [part.family for part in (found.user_agent, found.os) if part]
    names = [part for part in parts if _NAME.fullmatch(part)]
    return " on ".join(names) or "An unknown device"


def _marks(request: HttpRequest) -> list[str]:
    """What the cookie holds for each account, the last one first: a token of the browser, and the
    signature of it and the account, which tell the next person at a shared machine nothing of who
    was there."""
    value = request.COOKIES.get(settings.KNOWN_COOKIE_NAME, "")
    return [mark for mark in value.split(".", MOST_ACCOUNTS) if _MARK.fullmatch(mark)]


def _mark_of(user: User, request: HttpRequest) -> str | None:
    return next((mark for mark in _marks(request) if _is_mark_of(user, mark)), None)


def _is_mark_of(user: User, mark: str) -> bool:
    token, _, signature = mark.partition("~")
    try:
        _signer.unsign(f"{_signed(user, token)}:{signature}")
    except BadSignature:
        return False
    return True


def _signature(user: User, token: str) -> str:
    return _signer.signature(_signed(user, token))


def _signed(user: User, token: str) -> str:
    return f"{user.pk}.{user.session_version}.{token}"
