"""What is done to accounts; the only writers of them."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction

from . import signals
from .models import User

# By these somebody is found.
DESCRIBING = frozenset({"username", "display_name", "bio"})


@transaction.atomic
def create_account(username: str, email: str, password: str | None, **profile: Any) -> User:
    """A new person with one verified address, made by the site itself (demo, tests, operators).

    `profile` holds further fields of User. People signing up go through allauth.
    """
    user: User = User.objects.create_user(username, email, password, **profile)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@transaction.atomic
def update_profile(user: User, **fields: Any) -> None:
    """Writes the given fields of the profile, and no others."""
    for name, value in fields.items():
        setattr(user, name, value)
    user.save(update_fields=list(fields))
    if not DESCRIBING.isdisjoint(fields):
        signals.described.send(User, user=user)


def promote(user: User) -> None:
    """Makes `user` an administrator."""
    User.objects.filter(pk=user.pk).update(is_staff=True, is_superuser=True)
