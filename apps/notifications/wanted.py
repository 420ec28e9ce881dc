"""What somebody wants to be told of."""

from collections.abc import Sequence
from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef
from django.utils import timezone

from apps.core.prepared import Prepared
from apps.graph.models import Follow
from apps.users.models import User

from .models import Notification, Preferences

Kind = Notification.Kind

# An account is new for so long.
NEW_FOR = timedelta(days=7)

_PREFERENCES = Prepared[Preferences](lambda _, ids: Preferences.objects.filter(owner__in=ids))


def preferences_of(person: User) -> Preferences:
    """As they chose, or as everybody begins. One query."""
    found = next(_PREFERENCES.rows(AnonymousUser(), [person.pk]), None)
    return found or Preferences(owner=person)


def wanted(choice: Preferences, kind: str, people: Sequence[int]) -> set[int]:
    """Those of `people` of whom the owner of `choice` wants to hear in that kind. One query for
    those who chose to hear of some only."""
    recipient = choice.owner_id
    if kind in choice.left_out:
        return set()
    of_some = choice.only_followed or choice.only_followers or choice.only_settled
    # Who asks to be let in is told whoever they are.
    if kind in {Kind.REQUEST, Kind.ACCEPTED} or not of_some:
        return set(people)
    rows = User.objects.filter(pk__in=people)
    if choice.only_followed:
        follows = Follow.objects.filter(follower=recipient, followed=OuterRef("pk"))
        rows = rows.filter(Exists(follows))
    if choice.only_followers:
        follows = Follow.objects.filter(follower=OuterRef("pk"), followed=recipient)
        rows = rows.filter(Exists(follows))
    if choice.only_settled:
        rows = rows.filter(date_joined__lt=timezone.now() - NEW_FOR)
    return set(rows.values_list("pk", flat=True))
