"""People as a viewer sees them: with the follows between the two."""

from django.db.models import Exists, OuterRef, Value

from apps.core.pagination import PAGE_SIZE, Page
from apps.users.models import User
from apps.users.querysets import UserQuerySet, Viewer

from .models import Follow


def people_for(viewer: Viewer) -> UserQuerySet:
    """People visible to `viewer`, each with `followed_by_viewer` and `follows_viewer`."""
    people: UserQuerySet = User.objects.visible_to(viewer)
    if not viewer.is_authenticated:
        return people.annotate(followed_by_viewer=Value(False), follows_viewer=Value(False))
    follows = Follow.objects.all()
    return people.annotate(
        followed_by_viewer=Exists(follows.filter(follower=viewer, followed=OuterRef("pk"))),
        follows_viewer=Exists(follows.filter(follower=OuterRef("pk"), followed=viewer)),
    )


def followers_page(person: User, viewer: Viewer, cursor: int | None) -> Page[User]:
    """People who follow `person`, the newest follow first."""
    rows = Follow.objects.filter(followed=person)
    return _page(rows.before(cursor).values_list("pk", "follower_id"), viewer)


def following_page(person: User, viewer: Viewer, cursor: int | None) -> Page[User]:
    """People whom `person` follows, the newest follow first."""
    rows = Follow.objects.filter(follower=person)
    return _page(rows.before(cursor).values_list("pk", "followed_id"), viewer)


def _page(rows, viewer: Viewer) -> Page[User]:  # type: ignore[no-untyped-def]
    found = list(rows.order_by("-pk")[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    by_id = people_for(viewer).in_bulk([person_id for _, person_id in shown])
    people = [by_id[person_id] for _, person_id in shown if person_id in by_id]
    return Page(people, shown[-1][0] if len(found) > PAGE_SIZE else None)
