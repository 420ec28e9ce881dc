"""Block and unblock."""

from django.db import transaction

from apps.core.limits import count_action
from apps.users.models import User

from .. import signals
from ..models import Block
from .follow import lock_people, unfollow


@transaction.atomic
def block(blocker: User, blocked: User) -> bool:
    """Parts the two: no follow, no request, and neither sees the other. False when `blocker` did
    so already. Raises LimitReachedError."""
    lock_people(blocker.pk, blocked.pk)
    if Block.objects.filter(blocker=blocker, blocked=blocked).exists():
        return False
    count_action("block", blocker.pk)
    Block.objects.create(blocker=blocker, blocked=blocked)
    unfollow(blocker, blocked)
    unfollow(blocked, blocker)
    signals.blocked.send(Block, blocker=blocker.pk, blocked=blocked.pk)
    return True


def unblock(blocker: User, blocked: User) -> bool:
    """Restores nothing but sight. False when there was no block."""
    deleted, _ = Block.objects.filter(blocker=blocker, blocked=blocked).delete()
    return bool(deleted)
