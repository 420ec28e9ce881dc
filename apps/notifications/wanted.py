"""What somebody wants to be told of."""

from django.contrib.auth.models import AnonymousUser

from apps.core.prepared import Prepared
from apps.users.models import User

from .acts import EVERYBODY, Heard, Kind
from .models import Preferences

_PREFERENCES = Prepared[Preferences](lambda _, ids: Preferences.objects.filter(owner__in=ids))


def preferences_of(person: User) -> Preferences:
    """As they chose, or as everybody begins. One query."""
    found = next(_PREFERENCES.rows(AnonymousUser(), [person.pk]), None)
    return found or Preferences(owner=person)


def heard(choice: Preferences, kind: str) -> Heard:
    """Of whom they hear in that kind: who asks to be let in is told whoever they are."""
    if kind in {Kind.REQUEST, Kind.ACCEPTED}:
        return EVERYBODY
    return Heard(choice.only_followed, choice.only_followers, choice.only_settled)
