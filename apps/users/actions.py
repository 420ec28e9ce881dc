"""What is done to accounts; the only writers of them."""

from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from apps.core.limits import count_action

from . import sessions, signals
from .models import FormerName, User
from .querysets import UserQuerySet

DAYS_TO_CONFIRM = 3
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


def forget_unconfirmed() -> int:
    """Deletes accounts that nobody came into within DAYS_TO_CONFIRM after their sign-up: name and
    address are free again. How many."""
    before = timezone.now() - timedelta(days=DAYS_TO_CONFIRM)
    return _forget(User.objects.filter(confirmed=False, date_joined__lt=before))


def start_over(pk: int) -> None:
    """Takes back a sign-up whose account nobody came into yet."""
    _forget(User.objects.filter(confirmed=False, pk=pk))


def _forget(rows: UserQuerySet) -> int:
    pks = list(rows.values_list("pk", flat=True))
    return sum(_forget_one(pk) for pk in pks)


@transaction.atomic
def _forget_one(pk: int) -> int:
    # Locked where the database can: somebody may come in at this moment.
    user = User.objects.select_for_update().filter(confirmed=False, pk=pk).first()
    if user is None:
        return 0
    signals.forgotten.send(User, user=user)
    user.delete()
    return 1


@transaction.atomic
def update_profile(user: User, **fields: Any) -> None:
    """Writes the given fields of the profile, and no others."""
    for name, value in fields.items():
        setattr(user, name, value)
    user.save(update_fields=list(fields))
    if not DESCRIBING.isdisjoint(fields):
        signals.described.send(User, user=user)


def rename(user: User, username: str) -> None:
    """Gives `user` another name, at their own wish.

    Raises LimitReachedError after too many changes in a day, and IntegrityError when somebody took
    the name at the same moment.
    """
    count_action("rename", user.pk)
    change_username(user, username)


@transaction.atomic
def change_username(user: User, username: str) -> None:
    """Gives `user` another name; the old one leads to them until somebody takes it."""
    former = User.objects.values_list("username", flat=True).get(pk=user.pk)
    update_profile(user, username=username)
    if former.lower() != username.lower():
        FormerName.objects.create(username=former, user=user)


@transaction.atomic
def change_email(user: User, email: str) -> None:
    """Makes `email` the only address of `user`: no other opens the account or gets its mails any
    more. It counts as proved if the one before did. Whoever is logged in has to do so again."""
    addresses = EmailAddress.objects.filter(user=user)
    proved = addresses.filter(verified=True).exists() or not addresses.exists()
    addresses.delete()
    user.email = email
    user.save(update_fields=["email"])
    EmailAddress.objects.create(user=user, email=email, verified=proved, primary=True)
    end_sessions(user)


@transaction.atomic
def change_password(user: User, password: str | None) -> None:
    """Gives `user` another password, or none, and ends all sessions."""
    if password is None:
        user.set_unusable_password()
    else:
        user.set_password(password)
    user.save(update_fields=["password"])
    end_sessions(user)


@transaction.atomic
def deactivate(user: User) -> None:
    """Hides the account everywhere and signs its owner out; twice is as good as once."""
    rows = User.objects.filter(pk=user.pk, is_active=True)
    if rows.update(is_active=False, deactivated_at=timezone.now()):
        signals.deactivated.send(User, user=user)
    end_sessions(user)


@transaction.atomic
def end_sessions(user: User, *, but: str | None = None) -> None:
    """Ends every session of `user`, listed or not, and forgets the browsers they used. The one with
    the key `but` is left in the list; `update_session_auth_hash` keeps it good."""
    User.objects.filter(pk=user.pk).update(session_version=F("session_version") + 1)
    user.refresh_from_db(fields=["session_version"])
    sessions.end_all(user, but=but)


@transaction.atomic
def shut_out(user: User) -> None:
    """Closes the account for good, also if its owner had left and might come back, or was not in
    yet."""
    closed = {"is_active": False, "deactivated_at": None, "confirmed": True}
    User.objects.filter(pk=user.pk).update(**closed)
    user.is_active, user.deactivated_at, user.confirmed = False, None, True
    end_sessions(user)


@transaction.atomic
def drop_other_ways_in(user: User, *, keep_password: bool) -> None:
    """Leaves no way into the account but its address, and its password if that was just chosen:
    whatever else there is was set up by somebody who never proved the address."""
    if not keep_password:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    SocialAccount.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)


def confirm(user: User) -> bool:
    """Opens an account that somebody came into for the first time, unless the staff shut it
    meanwhile; whether it did."""
    rows = User.objects.filter(pk=user.pk, confirmed=False)
    if not rows.update(is_active=True, confirmed=True):
        return False
    user.is_active = user.confirmed = True
    return True


@transaction.atomic
def restore(user: User) -> bool:
    """Shows again what its owner deactivated, if it is not too late and nobody shut them out
    meanwhile; whether it did."""
    until = timezone.now() - timedelta(days=User.DAYS_TO_RETURN)
    rows = User.objects.filter(pk=user.pk, is_active=False, deactivated_at__gt=until)
    if not rows.update(is_active=True, deactivated_at=None):
        return False
    user.is_active, user.deactivated_at = True, None
    signals.restored.send(User, user=user)
    return True


@transaction.atomic
def readmit(user: User) -> None:
    """Opens an account again that staff or its owner had closed."""
    opened = {"is_active": True, "deactivated_at": None, "confirmed": True}
    if User.objects.filter(pk=user.pk, is_active=False).update(**opened):
        user.is_active, user.deactivated_at, user.confirmed = True, None, True
        signals.restored.send(User, user=user)


@transaction.atomic
def promote(user: User) -> None:
    """Makes `user` an administrator. The operator vouches for the address of an account that nobody
    came into yet."""
    rows = User.objects.filter(pk=user.pk)
    if rows.filter(confirmed=False).update(is_active=True, confirmed=True):
        addresses = EmailAddress.objects.filter(user=user)
        if not EmailAddress.objects.filter(email=user.email, verified=True).exists():
            addresses.filter(email=user.email).update(verified=True)
    rows.update(is_staff=True, is_superuser=True)
