"""Browsers that an account was used from, and how a mail calls them."""

import re
from importlib import import_module

from allauth.account.utils import filter_users_by_email
from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponseBase

from .models import User

MOST_ACCOUNTS = 10
# Browsers keep no cookie for longer.
KEPT = 400 * 86_400
MOST_OF_A_USER_AGENT = 500
# A name is partly what the browser says of itself, and whoever logs in may say what they like:
# without dots and colons no mail program makes an address of it.
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 /+_-]{0,39}")
_MARK = re.compile(r"(?a:[\w-]{43})")
_signer = Signer(salt="users.devices")


def is_known(request: HttpRequest, user: User) -> bool:
    """Whether the account logged in from this browser before."""
    return any(_is_mark_of(user, mark) for mark in _marks(request))


def knows(request: HttpRequest, login: str) -> bool:
    """Whether the account with that name or address logged in from this browser before."""
    if not _marks(request):
        return False
    by_address = "@" in login
    users = filter_users_by_email(login) if by_address else User.objects.named(login)
    return any(is_known(request, user) for user in users)


def remember(request: HttpRequest, response: HttpResponseBase, user: User) -> None:
    """Makes the browser that gets `response` known for the account, in place of the one that
    logged in there the longest ago when there are too many."""
    others = [mark for mark in _marks(request) if not _is_mark_of(user, mark)]
    response.set_cookie(
        settings.KNOWN_COOKIE_NAME,
        ".".join([_signer.signature(str(user.pk)), *others[: MOST_ACCOUNTS - 1]]),
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
    """What the cookie holds for each account, the last one first: the signature of its id alone,
    which tells the next person at a shared machine nothing of who was there."""
    value = request.COOKIES.get(settings.KNOWN_COOKIE_NAME, "")
    return [mark for mark in value.split(".", MOST_ACCOUNTS) if _MARK.fullmatch(mark)]


def _is_mark_of(user: User, mark: str) -> bool:
    try:
        _signer.unsign(f"{user.pk}:{mark}")
    except BadSignature:
        return False
    return True
