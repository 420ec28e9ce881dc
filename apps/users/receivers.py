"""What follows from names and logins."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from . import sessions
from .models import FormerName, User
from .signals import described


@receiver(described)
def on_described(user: User, **_: Any) -> None:
    """A name that somebody took leads to nobody else."""
    FormerName.objects.filter(username__iexact=user.username).delete()


@receiver(user_logged_in)
def on_login(request: HttpRequest, **_: Any) -> None:
    sessions.begin(request)
