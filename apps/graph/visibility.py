"""The half of the rule about who sees what that is about people. Tweets ask it as well.

Each part is one look-up in an index for each row asked about, however many people somebody
follows or blocks.
"""

from django.db.models import Exists, OuterRef, Q, Value

from apps.users.querysets import Viewer

from .models import Block, Follow, Mute


def present(viewer: Viewer, path: str = "") -> Q:
    """Whether the account at the end of `path` is there: those that were left or suspended are
    there for staff only."""
    staff = viewer.is_authenticated and viewer.is_staff
    return Q() if staff else Q(**{f"{path}is_active": True})


def acquainted(viewer: Viewer, path: str = "") -> Q:
    """Whether the person at the end of `path` exists for `viewer`: active, and no block between
    the two. `path` is empty for a queryset of people, else such as "author__"."""
    active = present(viewer, path)
    if not viewer.is_authenticated:
        return active
    person = OuterRef(f"{path}pk")
    blocks = Block.objects.filter(blocker=viewer, blocked=person)
    blocked = Block.objects.filter(blocker=person, blocked=viewer)
    return active & ~Q(Exists(blocks)) & ~Q(Exists(blocked))


def muted(viewer: Viewer, field: str) -> Exists | Value:
    """Whether `viewer` mutes, in all they say, the person in `field` of the outer query."""
    if not viewer.is_authenticated:
        return Value(False)
    mutes = Mute.objects.in_force().filter(muter=viewer, scope=Mute.Scope.ALL)
    return Exists(mutes.filter(muted=OuterRef(field)))


def told_of(viewer: Viewer, field: str) -> Q:
    """Whether `viewer`, signed in, wants to be told of what the person in `field` of the outer
    query does."""
    scopes = [Mute.Scope.ALL, Mute.Scope.NOTIFICATIONS]
    mutes = Mute.objects.in_force().filter(muter=viewer.pk, scope__in=scopes)
    return ~Q(Exists(mutes.filter(muted=OuterRef(field))))


def readable(viewer: Viewer, path: str = "") -> Q:
    """Whether `viewer` may read what the person at the end of `path` says: acquainted, and let
    in if the account is protected."""
    public = Q(**{f"{path}protected": False})
    if not viewer.is_authenticated:
        return acquainted(viewer, path) & public
    follows = Follow.objects.filter(follower=viewer, followed=OuterRef(f"{path}pk"))
    let_in = Q(**{f"{path}pk": viewer.pk}) | Q(Exists(follows))
    return acquainted(viewer, path) & (public | let_in)
