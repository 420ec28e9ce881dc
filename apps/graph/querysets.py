"""Questions about many follows."""

from typing import TYPE_CHECKING, Any

from django.db import models

from apps.users.querysets import Viewer

if TYPE_CHECKING:
    from .models import Follow


class FollowQuerySet(models.QuerySet["Follow", "Follow"]):
    def followed_ids(self, viewer: Viewer) -> models.QuerySet["Follow", dict[str, Any]]:
        """The ids of the people `viewer` follows, for use inside another query."""
        return self.filter(follower_id=viewer.pk).values("followed_id")
