"""Follow and unfollow."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from apps.core.ids import new_id
from apps.core.limits import count_action
from apps.users.models import User

from .. import signals
from ..models import Block, Follow, FollowRequest


class SelfFollowError(Exception):
    """Nobody follows themselves."""


@transaction.atomic
def follow(follower: User, followed: User, at: datetime | None = None) -> bool:
    """Makes `follower` follow `followed`, or ask to, if that account is protected; False when
    they did already. `at` dates it back.

    Raises SelfFollowError, LimitReachedError after too many follows, and User.DoesNotExist when
    there is a block between the two.
    """
    if follower.pk == followed.pk:
        raise SelfFollowError
    # Locked where the database can: against a block, or a protection, at the same moment.
    now = lock_people(follower.pk, followed.pk)[followed.pk]
    if blocked_between(follower, followed):
        raise User.DoesNotExist
    if Follow.objects.filter(follower=follower, followed=followed).exists():
        return False
    if at is None:
        count_action("follow", follower.pk)
    return ask(follower, followed) if now.protected else connect(follower, followed, at)


def ask(follower: User, followed: User) -> bool:
    """Asks to be let in, in the caller's transaction; False when they asked already."""
    _, made = FollowRequest.objects.get_or_create(follower=follower, followed=followed)
    if made:
        signals.requested.send(FollowRequest, follower=follower.pk, followed=followed.pk)
    return made


def connect(
    follower: User, followed: User, at: datetime | None = None, *, asked: bool = False
) -> bool:
    """Writes the follow and its counts in the caller's transaction; False when there is one."""
    try:
        with transaction.atomic():
            follow = Follow.objects.create(id=new_id(at), follower=follower, followed=followed)
    except IntegrityError:
        # The same person's other request was first; nothing is counted twice.
        return False
    _count(follower, followed, 1)
    signals.followed.send(
        Follow,
        follower=follower.pk,
        followed=followed.pk,
        follow=follow.pk,
        told=at is None and not asked,
    )
    return True


def connect_all(followers: Sequence[User], followed: User) -> None:
    """The same for many who don't follow yet and are locked; few statements, however many."""
    follows = [Follow(follower=one, followed=followed) for one in followers]
    Follow.objects.bulk_create(follows, batch_size=500)
    ids = [one.pk for one in followers]
    User.objects.filter(pk__in=ids).update(following_count=F("following_count") + 1)
    followers_count = F("followers_count") + len(followers)
    User.objects.filter(pk=followed.pk).update(followers_count=followers_count)
    for follow in follows:
        people = {"follower": follow.follower_id, "followed": followed.pk}
        signals.followed.send(Follow, **people, follow=follow.pk, told=False)


@transaction.atomic
def unfollow(follower: User, followed: User) -> bool:
    """Ends a follow, or takes a request back; False when there was neither."""
    lock_people(follower.pk, followed.pk)
    asked = end_request(follower, followed)
    follow = Follow.objects.filter(follower=follower, followed=followed).first()
    if follow:
        number = follow.pk
        follow.delete()
        _count(follower, followed, -1)
        signals.unfollowed.send(Follow, follower=follower.pk, followed=followed.pk, follow=number)
    return bool(follow or asked)


@transaction.atomic
def end_request(follower: User, followed: User) -> bool:
    """Takes a request away, whoever ends it; False when there is none."""
    rows = FollowRequest.objects.select_for_update()
    request = rows.filter(follower=follower, followed=followed).first()
    if request is None:
        return False
    number = request.pk
    request.delete()
    people = {"follower": follower.pk, "followed": followed.pk}
    signals.request_ended.send(FollowRequest, **people, undone=number)
    return True


def lock_people(*ids: int) -> dict[int, User]:
    """These people as they are now; in one order always, or two of us could wait for ever."""
    # Not against those who only refer to them, as every Tweet does to its author.
    rows = User.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk")
    return {row.pk: row for row in rows}


def blocked_between(one: User, other: User) -> bool:
    pair = Q(blocker=one, blocked=other) | Q(blocker=other, blocked=one)
    return Block.objects.filter(pair).exists()


def _count(follower: User, followed: User, by: int) -> None:
    changes = {
        follower.pk: {"following_count": F("following_count") + by},
        followed.pk: {"followers_count": F("followers_count") + by},
    }
    # In one order always, or two people following each other could wait for ever.
    for pk in sorted(changes):
        User.objects.filter(pk=pk).update(**changes[pk])
