"""Where somebody is signed in."""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from apps.core.capacity import optional_write

from . import devices
from .models import User

# Noting each request would write to the database for each page that is read.
NOTED_EVERY = 600
_NOTED = "seen"
_BEGAN = "began"
_SIGNED_UP = "signed_up"
_ON_THE_WAY = "on_the_way"
_CODE_FOR = "code_for"


@dataclass(frozen=True)
class Place:
    """One session as its owner sees it."""

    id: int
    device: str
    ip: str
    began: datetime
    used: datetime
    is_this: bool


def begin(request: HttpRequest) -> None:
    """A session has just begun, which needs no noting for a while, and lasts as long as others also
    if it was one for the way in."""
    request.session.set_expiry(None)
    request.session[_NOTED] = request.session[_BEGAN] = int(time.time())


def began(request: HttpRequest) -> int:
    """When the session of `request` began, in seconds; 0 if that was before it was noted."""
    return int(request.session.get(_BEGAN, 0))


def note_use(request: HttpRequest) -> None:
    """Notes when the session of `request` was used last, to NOTED_EVERY seconds, and keeps it
    from ending meanwhile."""
    now = int(time.time())
    if now - request.session.get(_NOTED, 0) < NOTED_EVERY:
        return
    request.session[_NOTED] = now
    values = {"last_seen_at": timezone.now(), "ip": get_adapter().get_client_ip(request)}
    rows = UserSession.objects.filter(session_key=request.session.session_key)
    noted = False
    with optional_write():
        if not rows.update(**values):
            # From before sessions were listed.
            UserSession.objects.create_from_request(request)
        request.session.save()
        noted = True
    # What could not be noted now is not waited for after the view; noted, the cookie is sent anew.
    request.session.modified = noted


def note_sign_up(request: HttpRequest, user: User) -> None:
    """Remembers which account this browser signed up, until its address is proved."""
    request.session[_SIGNED_UP] = user.pk


def signed_up(request: HttpRequest) -> int | None:
    """The id of the account that this browser signed up."""
    pk: int | None = request.session.get(_SIGNED_UP)
    return pk


def begin_login(request: HttpRequest, user: User) -> None:
    """Remembers how the account is while somebody is on their way in, which takes a while with a
    second factor or a code."""
    request.session[_ON_THE_WAY] = user.get_session_auth_hash()


def is_same_login(request: HttpRequest, user: User) -> bool:
    """Whether nothing about the account ended the login that had begun."""
    return bool(request.session.pop(_ON_THE_WAY, None) == user.get_session_auth_hash())


def note_code(request: HttpRequest, user: User | None) -> None:
    """Remembers how the account is while a code for it is on its way."""
    request.session[_CODE_FOR] = _ways_in(user) if user else ""


def is_code_outdated(request: HttpRequest, user: User) -> bool:
    """Whether a way into the account changed since the code was asked for, or all sessions were
    ended: a code that somebody else may have asked for opens nothing after that."""
    return bool(request.session.pop(_CODE_FOR, None) != _ways_in(user))


def _ways_in(user: User) -> str:
    factors = Authenticator.objects.filter(user=user).exclude(
        # Using up a code changes nothing about who gets in.
        type=Authenticator.Type.RECOVERY_CODES
    )
    # The code itself may prove one.
    addresses = EmailAddress.objects.filter(user=user)
    parts = [
        user.get_session_auth_hash(),
        *(str(pk) for pk in factors.order_by("pk").values_list("pk", flat=True)),
        *addresses.order_by("email").values_list("email", flat=True),
    ]
    return salted_hmac("users.sessions.ways_in", "|".join(parts), algorithm="sha256").hexdigest()


def keep(request: HttpRequest, user: User) -> None:
    """Keeps the session of `request` good after all of `user` were ended, under another key."""
    update_session_auth_hash(request, user)
    UserSession.objects.create_from_request(request)


def places_of(user: User, request: HttpRequest) -> list[Place]:
    """Where `user` is signed in: this session first, then as they were used last."""
    rows = UserSession.objects.purge_and_list(user)
    here = request.session.session_key
    rows.sort(key=lambda row: (row.session_key == here, row.last_seen_at), reverse=True)
    return [
        Place(
            row.pk,
            devices.name_of(row.user_agent),
            row.ip,
            row.created_at,
            row.last_seen_at,
            row.session_key == here,
        )
        for row in rows
    ]


def forget_expired() -> None:
    """Deletes sessions that have ended by themselves, and what the lists of devices say of them."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    before = timezone.now() - timedelta(days=1)
    kept = Session.objects.filter(session_key=OuterRef("session_key"))
    UserSession.objects.filter(~Exists(kept), last_seen_at__lt=before).delete()


def end(user: User, pk: int, *, but: str | None = None) -> bool:
    """Ends one session of `user`, unless it is not theirs or has the key `but`; whether it did."""
    row = UserSession.objects.filter(user=user, pk=pk).exclude(session_key=but).first()
    if row:
        row.end()
    return row is not None


def end_all(user: User, *, but: str | None = None) -> None:
    """Ends every session of `user` except the one with the key `but`."""
    for row in UserSession.objects.filter(user=user).exclude(session_key=but):
        row.end()
