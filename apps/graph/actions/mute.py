"""Mute, hide Retweets, and their undoing. The one who is muted never learns of it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from apps.core.limits import check_limit
from apps.users.models import User

from ..models import Mute


def mute(muter: User, muted: User, lasting: timedelta | None = None) -> None:
    """For as long as `lasting`, or for ever; a new duration takes the place of an old one.
    Raises LimitReachedError."""
    _set(muter, muted, lasting, retweets_only=False)


def unmute(muter: User, muted: User) -> bool:
    return _clear(muter, muted, retweets_only=False)


def hide_retweets(muter: User, muted: User) -> None:
    _set(muter, muted, None, retweets_only=True)


def show_retweets(muter: User, muted: User) -> bool:
    return _clear(muter, muted, retweets_only=True)


@transaction.atomic
def _set(muter: User, muted: User, lasting: timedelta | None, *, retweets_only: bool) -> None:
    check_limit("mute", Mute.objects.filter(muter=muter))
    until = timezone.now() + lasting if lasting else None
    Mute.objects.update_or_create(
        muter=muter, muted=muted, retweets_only=retweets_only, defaults={"until": until}
    )


def _clear(muter: User, muted: User, *, retweets_only: bool) -> bool:
    rows = Mute.objects.filter(muter=muter, muted=muted, retweets_only=retweets_only)
    deleted, _ = rows.delete()
    return bool(deleted)
