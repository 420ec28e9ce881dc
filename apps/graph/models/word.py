"""What somebody does not want to read about for a while."""

from django.conf import settings
from django.db import models

from apps.core.fields import IdField

from ..querysets import MutedWordQuerySet


class MutedWord(models.Model):
    """A word, phrase, topic, cashtag or mention, as `written`; `key` is the same for all that mean
    the same (see `apps.text.phrases.phrase_key`). It ends at `until`, or never."""

    MAX_LENGTH = 100
    # Folding can make several characters of one.
    MAX_KEY = 300

    id = IdField()
    muter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="muted_words",
        db_index=False,
    )
    written = models.CharField(max_length=MAX_LENGTH)
    key = models.CharField(max_length=MAX_KEY)
    until = models.DateTimeField(null=True, blank=True)

    objects = MutedWordQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["muter", "key"], name="graph_muted_word_once")
        ]
        indexes = [models.Index(fields=["muter", "-id"], name="graph_muted_words_list")]

    def __str__(self) -> str:
        return f"{self.muter_id} mutes “{self.written}”"
