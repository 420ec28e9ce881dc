"""What follows from names and logins."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed, user_signed_up
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from . import sessions
from .actions import drop_other_ways_in
from .models import FormerName, User
from .signals import described
from .zones import note_zone


@receiver(described)
def on_described(user: User, **_: Any) -> None:
    """A name that somebody took leads to nobody else."""
    FormerName.objects.filter(username__iexact=user.username).delete()


@receiver(user_signed_up)
def on_signed_up(request: HttpRequest, user: User, **_: Any) -> None:
    sessions.note_sign_up(request, user)


@receiver(email_confirmed)
def on_first_proof(request: HttpRequest, email_address: EmailAddress, **_: Any) -> None:
    """Somebody may have signed up with an address of somebody else, and wait for them to come.
    Nobody was in before the address was proved; so whoever comes first, by a code or a new
    password alone, has the account for themselves."""
    user = email_address.user
    methods = {record["method"] for record in get_authentication_records(request, user)}
    if user.last_login is None and methods and methods <= {"code", "password_reset"}:
        drop_other_ways_in(user, keep_password="password_reset" in methods)
        sessions.begin_login(request, user)
        sessions.note_code(request, user)


@receiver(user_logged_in)
def on_login(request: HttpRequest, user: User, **_: Any) -> None:
    sessions.begin(request)
    note_zone(request, user)
