"""Questions about many follows and mutes."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from apps.text.phrases import Phrases
from apps.users.querysets import Viewer

if TYPE_CHECKING:
    from .models import Follow


class FollowQuerySet(models.QuerySet["Follow", "Follow"]):
    def followed_ids(self, viewer: Viewer) -> models.QuerySet["Follow", dict[str, Any]]:
        """The ids of the people `viewer` follows, for use inside another query."""
        return self.filter(follower_id=viewer.pk).values("followed_id")


class MuteQuerySet(models.QuerySet[Any, Any]):
    def in_force(self) -> Self:
        return self.filter(Q(until=None) | Q(until__gt=Now()))


class MutedWordQuerySet(MuteQuerySet):
    def phrases_of(self, viewer: Viewer) -> Phrases:
        """What `viewer` mutes now. One query."""
        if not viewer.is_authenticated:
            return Phrases([])
        rows = self.in_force().filter(muter=viewer)
        return Phrases(rows.values_list("key", flat=True))
