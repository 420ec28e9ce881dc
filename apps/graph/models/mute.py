"""Whom somebody does not want to hear for a while, without telling them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from apps.core.fields import IdField

from ..querysets import MuteQuerySet


class Mute(models.Model):
    """Of everything that `muted` says, or only of what they pass on, or only of notifications of
    what they do. It ends at `until`, or never."""

    class Scope(models.TextChoices):
        ALL = "all", "everything"
        RETWEETS = "retweets"
        NOTIFICATIONS = "notifications"

    id = IdField()
    muter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mutes", db_index=False
    )
    muted = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="muted_by"
    )
    scope = models.CharField(max_length=13, choices=Scope, default=Scope.ALL)
    until = models.DateTimeField(null=True, blank=True)

    objects = MuteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["muter", "muted", "scope"], name="graph_mute_once"),
            models.CheckConstraint(condition=~Q(muter=F("muted")), name="graph_mute_other"),
        ]
        indexes = [models.Index(fields=["muter", "-id"], name="graph_mutes_list")]

    def __str__(self) -> str:
        return f"{self.muter_id} mutes {self.muted_id}"
