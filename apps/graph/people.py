"""People as a viewer sees them: with the follows between the two."""

from django.db.models import Exists, OuterRef, Value

from apps.core.pagination import Page, newest_first
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
    return people_page(newest_first(rows, "follower_id", cursor), viewer)


def following_page(person: User, viewer: Viewer, cursor: int | None) -> Page[User]:
    """People whom `person` follows, the newest follow first."""
    rows = Follow.objects.filter(follower=person)
    return people_page(newest_first(rows, "followed_id", cursor), viewer)


def people_page(ids: Page[int], viewer: Viewer) -> Page[User]:
    """Those of these people whom `viewer` may see, in the same order."""
    by_id = people_for(viewer).in_bulk(list(ids.rows))
    return Page([by_id[pk] for pk in ids.rows if pk in by_id], ids.next)
