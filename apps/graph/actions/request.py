"""Protected accounts, and those who ask to be let in."""

from django.db import transaction

from apps.users.actions import update_profile
from apps.users.models import User

from ..models import FollowRequest
from .follow import connect, lock_pair


@transaction.atomic
def accept(followed: User, follower: User) -> bool:
    """Lets `follower` in; False when they don't ask any more."""
    lock_pair(followed, follower)
    deleted, _ = FollowRequest.objects.filter(follower=follower, followed=followed).delete()
    return bool(deleted) and connect(follower, followed)


def decline(followed: User, follower: User) -> bool:
    """Says no, without a word to them; False when they don't ask any more."""
    deleted, _ = FollowRequest.objects.filter(follower=follower, followed=followed).delete()
    return bool(deleted)


@transaction.atomic
def protect(user: User) -> None:
    """From now on only followers read what `user` says; those there are stay."""
    User.objects.select_for_update().get(pk=user.pk)
    update_profile(user, protected=True)


@transaction.atomic
def unprotect(user: User) -> None:
    """Everybody reads again, and those who asked are let in."""
    User.objects.select_for_update().get(pk=user.pk)
    update_profile(user, protected=False)
    for request in FollowRequest.objects.filter(followed=user).select_related("follower"):
        accept(user, request.follower)
