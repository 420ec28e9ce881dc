"""Protected accounts, and those who ask to be let in."""

from django.db import transaction

from apps.users.actions import update_profile
from apps.users.models import User

from .. import signals
from ..models import Follow, FollowRequest
from .follow import connect, connect_all, end_request, lock_people


@transaction.atomic
def accept(followed: User, follower: User) -> bool:
    """Lets `follower` in; False when they don't ask any more."""
    lock_people(followed.pk, follower.pk)
    if not end_request(follower, followed) or not connect(follower, followed, asked=True):
        return False
    signals.accepted.send(Follow, follower=follower.pk, followed=followed.pk)
    return True


def decline(followed: User, follower: User) -> bool:
    """Says no, without a word to them; False when they don't ask any more."""
    return end_request(follower, followed)


@transaction.atomic
def protect(user: User) -> None:
    """From now on only followers read what `user` says; those there are stay."""
    lock_people(user.pk)
    update_profile(user, protected=True)


def unprotect(user: User) -> None:
    """Everybody reads again, and those who asked are let in."""
    # Once more when somebody asked while we waited for the others.
    while not _open(user):
        pass


@transaction.atomic
def _open(user: User) -> bool:
    asking = FollowRequest.objects.filter(followed=user)
    # All at once and in order: one by one, each could hold what another waits for.
    people = lock_people(user.pk, *asking.values_list("follower", flat=True))
    requests = list(asking)
    if any(request.follower_id not in people for request in requests):
        return False
    update_profile(user, protected=False)
    connect_all([people[request.follower_id] for request in requests], user)
    asking.delete()
    followers = [request.follower_id for request in requests]
    signals.opened.send(User, followed=user.pk, followers=followers)
    return True
