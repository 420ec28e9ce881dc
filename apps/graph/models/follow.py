"""Who follows whom."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from apps.core.fields import IdField

from ..querysets import FollowQuerySet


class Follow(models.Model):
    """`follower` reads what `followed` tweets. Its id tells since when."""

    id = IdField()
    follower = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="following_rows",
        db_index=False,
    )
    followed = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="follower_rows",
        db_index=False,
    )

    objects = FollowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["follower", "followed"], name="graph_follow_once"),
            models.CheckConstraint(condition=~Q(follower=F("followed")), name="graph_not_oneself"),
        ]
        indexes = [
            models.Index(fields=["follower", "-id"], name="graph_following_list"),
            models.Index(fields=["followed", "-id"], name="graph_followers_list"),
        ]

    def __str__(self) -> str:
        return f"{self.follower_id} follows {self.followed_id}"
