"""Follow and unfollow; the only writers of follows and their counters."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from apps.core.ids import new_id
from apps.core.limits import check_limit
from apps.users.models import User

from .models import Follow


class SelfFollowError(Exception):
    """Nobody follows themselves."""


@transaction.atomic
def follow(follower: User, followed: User, at: datetime | None = None) -> bool:
    """Makes `follower` follow `followed`; False when they did already. `at` dates it back.

    Raises SelfFollowError, and LimitReachedError after too many follows.
    """
    if follower.pk == followed.pk:
        raise SelfFollowError
    rows = Follow.objects.filter(follower=follower)
    if rows.filter(followed=followed).exists():
        return False
    check_limit("follow", rows)
    try:
        with transaction.atomic():
            Follow.objects.create(id=new_id(at), follower=follower, followed=followed)
    except IntegrityError:
        # The same person's other request was first; nothing is counted twice.
        return False
    _count(follower, followed, 1)
    return True


@transaction.atomic
def unfollow(follower: User, followed: User) -> bool:
    """Ends a follow; False when there was none."""
    deleted, _ = Follow.objects.filter(follower=follower, followed=followed).delete()
    if deleted:
        _count(follower, followed, -1)
    return bool(deleted)


def _count(follower: User, followed: User, by: int) -> None:
    changes = {
        follower.pk: {"following_count": F("following_count") + by},
        followed.pk: {"followers_count": F("followers_count") + by},
    }
    # In one order always, or two people following each other could wait for ever.
    for pk in sorted(changes):
        User.objects.filter(pk=pk).update(**changes[pk])
