"""What is done to accounts; the only writers of them."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from apps.core.limits import count_action

from . import sessions, signals
from .models import FormerName, User

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


def rename(user: User, username: str) -> None:
    """Gives `user` another name; the old one leads to them until somebody takes it.

    Raises LimitReachedError after too many changes in a day, and IntegrityError when somebody took
    the name at the same moment.
    """
    count_action("rename", user.pk)
    former = user.username
    with transaction.atomic():
        update_profile(user, username=username)
        if former.lower() != username.lower():
            FormerName.objects.create(username=former, user=user)


@transaction.atomic
def deactivate(user: User) -> None:
    """Hides the account everywhere and signs its owner out; twice is as good as once."""
    rows = User.objects.filter(pk=user.pk, is_active=True)
    if rows.update(is_active=False, deactivated_at=timezone.now()):
        signals.deactivated.send(User, user=user)
    sessions.end_all(user)


def restore(user: User) -> None:
    """Shows again what its owner deactivated, if it is not too late."""
    if not user.may_return:
        return
    user.is_active, user.deactivated_at = True, None
    user.save(update_fields=["is_active", "deactivated_at"])
    signals.restored.send(User, user=user)


def promote(user: User) -> None:
    """Makes `user` an administrator."""
    User.objects.filter(pk=user.pk).update(is_staff=True, is_superuser=True)
