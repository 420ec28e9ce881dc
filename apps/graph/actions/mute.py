"""Mute people and words, hide Retweets, and their undoing. The muted never learn of it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from apps.core.limits import count_action
from apps.text.normalising import one_line
from apps.text.phrases import phrase_key
from apps.users.models import User

from .. import signals
from ..models import Mute, MutedWord

MAX_WORDS = 1_000
Scope = Mute.Scope


class NoWordError(Exception):
    """There is no word in what shall be muted."""


class TooManyWordsError(Exception):
    """Somebody mutes MAX_WORDS already."""


def mute(muter: User, muted: User, lasting: timedelta | None = None) -> None:
    """For as long as `lasting`, or for ever; a new duration takes the place of an old one.
    Raises LimitReachedError."""
    _set(muter, muted, lasting, Scope.ALL)


def unmute(muter: User, muted: User) -> bool:
    return _clear(muter, muted, Scope.ALL)


def hide_retweets(muter: User, muted: User) -> None:
    _set(muter, muted, None, Scope.RETWEETS)


def show_retweets(muter: User, muted: User) -> bool:
    return _clear(muter, muted, Scope.RETWEETS)


def mute_notifications(muter: User, muted: User) -> None:
    """What they say is still read, but nothing they do is told."""
    _set(muter, muted, None, Scope.NOTIFICATIONS)


def unmute_notifications(muter: User, muted: User) -> bool:
    return _clear(muter, muted, Scope.NOTIFICATIONS)


@transaction.atomic
def mute_word(muter: User, written: str, lasting: timedelta | None = None) -> MutedWord:
    """Mutes what `written` says, in any spelling, for as long as `lasting`, or for ever; a new
    duration takes the place of an old one.

    Raises NoWordError, TooManyWordsError and LimitReachedError.
    """
    key = phrase_key(written)[: MutedWord.MAX_KEY].rstrip()
    if not key:
        raise NoWordError
    rows = MutedWord.objects.filter(muter=muter)
    rows.filter(until__lte=timezone.now()).delete()
    known = rows.filter(key=key).first()
    if known and known.until is None and lasting is None:
        return known
    count_action("mute", muter.pk)
    if not known and rows.count() >= MAX_WORDS:
        raise TooManyWordsError
    word, _ = MutedWord.objects.update_or_create(
        muter=muter, key=key, defaults={"written": one_line(written), "until": _end(lasting)}
    )
    return word


def unmute_word(word: MutedWord) -> None:
    word.delete()


@transaction.atomic
def _set(muter: User, muted: User, lasting: timedelta | None, scope: str) -> None:
    rows = Mute.objects.filter(muter=muter, muted=muted, scope=scope, until=None)
    if lasting is None and rows.exists():
        return
    count_action("mute", muter.pk)
    Mute.objects.update_or_create(
        muter=muter, muted=muted, scope=scope, defaults={"until": _end(lasting)}
    )
    if scope != Scope.RETWEETS:
        signals.muted.send(Mute, muter=muter.pk, muted=muted.pk)


def _clear(muter: User, muted: User, scope: str) -> bool:
    rows = Mute.objects.filter(muter=muter, muted=muted, scope=scope)
    deleted, _ = rows.delete()
    return bool(deleted)


def _end(lasting: timedelta | None) -> datetime | None:
    return timezone.now() + lasting if lasting else None


def forget_expired() -> None:
    """Deletes mutes that have ended, which hide nothing any more."""
    for kind in (Mute, MutedWord):
        kind.objects.filter(until__lt=timezone.now()).delete()
