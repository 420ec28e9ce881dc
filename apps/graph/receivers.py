"""What follows from accounts that go."""

from typing import Any

from django.dispatch import receiver

from apps.users.models import User
from apps.users.signals import forgotten

from .actions import unfollow


@receiver(forgotten)
def on_forgotten(user: User, **_: Any) -> None:
    """Whoever follows them, since before nobody could, follows one person less."""
    for follower in User.objects.filter(following_rows__followed=user):
        unfollow(follower, user)
