"""Who asks a protected account to be let in."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from apps.core.fields import IdField


class FollowRequest(models.Model):
    """`follower` would like to follow `followed`, who has not answered yet."""

    id = IdField()
    follower = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="requests_made",
        db_index=False,
    )
    followed = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="requests_received",
        db_index=False,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["follower", "followed"], name="graph_request_once"),
            models.CheckConstraint(
                condition=~Q(follower=F("followed")), name="graph_request_other"
            ),
        ]
        indexes = [models.Index(fields=["followed", "-id"], name="graph_requests_list")]

    def __str__(self) -> str:
        return f"{self.follower_id} asks {self.followed_id}"
