"""Whom to follow."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from apps.graph.models import Follow, Mute
from apps.graph.people import people_for
from apps.users.models import User
from apps.users.querysets import Viewer

FRIENDS_ASKED = 50
# Of those near, not all are there for everybody: so many are looked at for each that is shown.
CANDIDATES = 20


def who_to_follow(viewer: Viewer, number: int) -> list[User]:
    """People `viewer` doesn't follow yet: those whom most of the people they follow do follow,
    then those with the most followers who have tweeted."""
    people = people_for(viewer).filter(is_active=True, tweets_count__gt=0, protected=False)
    if not viewer.is_authenticated:
        return list(people.order_by("-followers_count", "pk")[:number])
    followed = Follow.objects.followed_ids(viewer)
    muted = Mute.objects.in_force().filter(muter=viewer.pk, muted=OuterRef("pk"))
    strangers = people.exclude(pk=viewer.pk).exclude(pk__in=followed).exclude(Exists(muted))
    near = _friends_of_friends(viewer, number * CANDIDATES)
    found = strangers.in_bulk(near)
    chosen = [found[pk] for pk in near if pk in found][:number]
    rest = strangers.exclude(pk__in=near).order_by("-followers_count", "pk")
    return [*chosen, *rest[: number - len(chosen)]] if len(chosen) < number else chosen


def _friends_of_friends(viewer: Viewer, number: int) -> list[int]:
    """Looked for among the people followed last: it stands beside every page."""
    own = Follow.objects.filter(follower=viewer.pk).order_by("-pk")
    followed = Follow.objects.followed_ids(viewer)
    friends = list(own.values_list("followed", flat=True)[:FRIENDS_ASKED])
    rows: QuerySet[Follow] = Follow.objects.filter(follower__in=friends)
    rows = rows.exclude(Q(followed__in=followed) | Q(followed=viewer.pk))
    counted = rows.values("followed").annotate(friends=Count("pk"))
    ordered = counted.order_by("-friends", "followed")
    return list(ordered.values_list("followed", flat=True)[:number])
