"""Who wants nothing to do with whom."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from apps.core.fields import IdField


class Block(models.Model):
    """Neither sees anything of the other, whoever of the two blocked. Its id tells since when."""

    id = IdField()
    blocker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="blocks", db_index=False
    )
    blocked = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="blocked_by"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["blocker", "blocked"], name="graph_block_once"),
            models.CheckConstraint(condition=~Q(blocker=F("blocked")), name="graph_block_other"),
        ]
        indexes = [models.Index(fields=["blocker", "-id"], name="graph_blocks_list")]

    def __str__(self) -> str:
        return f"{self.blocker_id} blocks {self.blocked_id}"
