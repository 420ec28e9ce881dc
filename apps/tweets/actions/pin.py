"""Pin and unpin."""

from django.db import transaction

from apps.core.limits import count_action
from apps.users.models import User

from ..models import Pin, Tweet


@transaction.atomic
def pin(user: User, tweet: Tweet) -> bool:
    """Puts `tweet`, their own, first on the profile of `user`, in the place of any other. False
    when it stands there already."""
    # One at a time for one person: two pins at once would collide.
    User.objects.select_for_update().get(pk=user.pk)
    if Pin.objects.filter(user=user, tweet=tweet).exists():
        return False
    count_action("pin", user.pk)
    Pin.objects.filter(user=user).delete()
    Pin.objects.create(user=user, tweet=tweet)
    return True


def unpin(user: User, tweet: Tweet) -> bool:
    """False when it was not pinned."""
    deleted, _ = Pin.objects.filter(user=user, tweet=tweet).delete()
    return bool(deleted)
