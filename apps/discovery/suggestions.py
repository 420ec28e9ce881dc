"""Whom to follow."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from apps.core.ids import LARGEST_ID
from apps.graph.models import Follow, Mute
from apps.graph.people import people_for
from apps.timelines import topics
from apps.tweets.models import Tweet
from apps.users.models import User
from apps.users.querysets import UserQuerySet, Viewer

FRIENDS_ASKED = 50
# Of those near, not all are there for everybody: so many are looked at for each that is shown.
CANDIDATES = 20


def who_to_follow(viewer: Viewer, number: int) -> list[User]:
    """People `viewer` doesn't follow yet: those whom most of the people they follow do follow,
    then those with the most followers who have tweeted."""
    if not viewer.is_authenticated:
        return list(_lively(viewer).order_by("-followers_count", "pk")[:number])
    strangers = _strangers(viewer)
    near = _friends_of_friends(viewer, number * CANDIDATES)
    found = strangers.in_bulk(near)
    chosen = [found[pk] for pk in near if pk in found][:number]
    rest = strangers.exclude(pk__in=near).order_by("-followers_count", "pk")
    return [*chosen, *rest[: number - len(chosen)]] if len(chosen) < number else chosen


def first_people(viewer: User, number: int) -> list[User]:
    """The same for somebody who has chosen topics but hardly any people: those who speak of the
    topics come first. Seven queries at most, whatever there is."""
    found = {one.pk: one for one in who_speaks_of_topics(viewer, number)}
    if len(found) < number:
        found |= {one.pk: one for one in who_to_follow(viewer, number)}
    return list(found.values())[:number]


def who_speaks_of_topics(viewer: User, number: int) -> list[User]:
    """People `viewer` doesn't follow yet who lately spoke of topics that `viewer` follows, those
    with the most followers first. Four queries, one for nobody's topics."""
    ids = [event.tweet_id for event in topics.events(viewer, LARGEST_ID, 0)]
    if not ids:
        return []
    # Whoever may not see a Tweet learns nothing of its author's topics by a suggestion.
    tweets = Tweet.objects.visible_to(viewer).unmuted_for(viewer).filter(pk__in=ids)
    people = _strangers(viewer).filter(pk__in=tweets.values("author"))
    return list(people.order_by("-followers_count", "pk")[:number])


def _lively(viewer: Viewer) -> UserQuerySet:
    """People with Tweets that everybody may read."""
    return people_for(viewer).filter(is_active=True, tweets_count__gt=0, protected=False)


def _strangers(viewer: User) -> UserQuerySet:
    """Those of them whom `viewer` neither follows nor mutes."""
    followed = Follow.objects.followed_ids(viewer)
    muted = Mute.objects.in_force().filter(muter=viewer.pk, muted=OuterRef("pk"))
    others = _lively(viewer).exclude(pk=viewer.pk).exclude(pk__in=followed)
    return others.exclude(Exists(muted))


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
