"""People as a viewer sees them: with the follows between the two."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Value

from apps.core.pagination import Page, newest_first
from apps.core.prepared import Prepared
from apps.users.models import User
from apps.users.querysets import UserQuerySet, Viewer

from .models import Block, Follow, FollowRequest, Mute
from .visibility import acquainted, present, readable

ACQUAINTANCES_ASKED = 500


def people_for(viewer: Viewer) -> UserQuerySet:
    """People who exist for `viewer`, each with `followed_by_viewer`, `requested_by_viewer` and
    `follows_viewer`. Everybody else never existed."""
    return _known(User.objects.filter(acquainted(viewer)), viewer)


def readable_people_for(viewer: Viewer) -> UserQuerySet:
    """Those of them whose Tweets `viewer` may read."""
    return _known(User.objects.filter(readable(viewer)), viewer)


def profiles_for(viewer: Viewer) -> UserQuerySet:
    """People whose profile `viewer` may ask for. One with a block between the two says only that:
    `blocks_viewer`, `blocked_by_viewer`. Also `muted_by_viewer`, `retweets_hidden`,
    `notifications_muted`, `readable`."""
    people = _known(User.objects.filter(present(viewer)), viewer)
    if not viewer.is_authenticated:
        flags = (
            *("blocks_viewer", "blocked_by_viewer", "muted_by_viewer", "retweets_hidden"),
            "notifications_muted",
        )
        return people.annotate(readable=readable(viewer), **dict.fromkeys(flags, Value(False)))
    person = OuterRef("pk")
    mutes = Mute.objects.in_force().filter(muter=viewer, muted=person)
    return people.annotate(
        readable=readable(viewer),
        blocks_viewer=Exists(Block.objects.filter(blocker=person, blocked=viewer)),
        blocked_by_viewer=Exists(Block.objects.filter(blocker=viewer, blocked=person)),
        muted_by_viewer=Exists(mutes.filter(scope=Mute.Scope.ALL)),
        retweets_hidden=Exists(mutes.filter(scope=Mute.Scope.RETWEETS)),
        notifications_muted=Exists(mutes.filter(scope=Mute.Scope.NOTIFICATIONS)),
    )


_PEOPLE = Prepared[User](
    lambda viewer, _, username: people_for(viewer).filter(username__iexact=username)
)
_BY_ID = Prepared[User](lambda viewer, ids: people_for(viewer).filter(pk__in=ids))
_PROFILES = Prepared[User](
    lambda viewer, _, username: profiles_for(viewer).filter(username__iexact=username)
)


def person_of(username: str, viewer: Viewer) -> User | None:
    """The one of `people_for` who has that name, in whatever case."""
    return next(_PEOPLE.rows(viewer, [0], username=username.lower()), None)


def profile_of(username: str, viewer: Viewer) -> User | None:
    """The one of `profiles_for` who has that name, in whatever case."""
    return next(_PROFILES.rows(viewer, [0], username=username.lower()), None)


def _known(people: UserQuerySet, viewer: Viewer) -> UserQuerySet:
    flags = ("followed_by_viewer", "follows_viewer", "requested_by_viewer")
    if not viewer.is_authenticated:
        return people.annotate(**dict.fromkeys(flags, Value(False)))
    follows, asked = Follow.objects.all(), FollowRequest.objects.all()
    return people.annotate(
        followed_by_viewer=Exists(follows.filter(follower=viewer, followed=OuterRef("pk"))),
        follows_viewer=Exists(follows.filter(follower=OuterRef("pk"), followed=viewer)),
        requested_by_viewer=Exists(asked.filter(follower=viewer, followed=OuterRef("pk"))),
    )


@dataclass(frozen=True, slots=True)
class Acquaintances:
    """Who of those whom a viewer follows follows somebody: two by name, and how many others."""

    named: Sequence[User]
    others: int


def followed_by_yours(person: User, viewer: Viewer) -> Acquaintances:
    """Looked for among the ACQUAINTANCES_ASKED whom `viewer` followed last. Two queries."""
    own = Follow.objects.filter(follower=viewer.pk).order_by("-pk")
    last = own.values("pk")[:ACQUAINTANCES_ASKED]
    both = Follow.objects.filter(follower=OuterRef("followed"), followed=person)
    rows = Follow.objects.filter(Exists(both), pk__in=last).order_by("-pk")
    ids = list(rows.values_list("followed", flat=True))
    named = people_page(Page(ids[:2]), viewer).rows if ids else []
    return Acquaintances(named, len(ids) - 2 if len(ids) > 2 else 0)


def followers_page(person: User, viewer: Viewer, cursor: int | None) -> Page[User]:
    """People who follow `person`, the newest follow first."""
    rows = Follow.objects.filter(followed=person)
    return people_page(newest_first(rows, "follower_id", cursor), viewer)


def following_page(person: User, viewer: Viewer, cursor: int | None) -> Page[User]:
    """People whom `person` follows, the newest follow first."""
    rows = Follow.objects.filter(follower=person)
    return people_page(newest_first(rows, "followed_id", cursor), viewer)


def profiles_page(ids: Page[int], viewer: Viewer) -> Page[User]:
    """Those of these people whose profile `viewer` may ask for, blocked ones included."""
    by_id = profiles_for(viewer).in_bulk(list(ids.rows))
    return Page([by_id[pk] for pk in ids.rows if pk in by_id], ids.next)


def people_page(ids: Page[int], viewer: Viewer) -> Page[User]:
    """Those of these people whom `viewer` may see, in the same order. One query."""
    by_id = {person.pk: person for person in _BY_ID.rows(viewer, ids.rows)}
    return Page([by_id[pk] for pk in ids.rows if pk in by_id], ids.next)
