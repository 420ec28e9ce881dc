"""Which Tweet speaks of which topic."""

from django.db import models

from .tweet import Tweet


class TopicUse(models.Model):
    """`topic` is folded (see `apps.text.normalising.fold`): without case and accents. A cashtag
    keeps its sign."""

    tweet = models.ForeignKey(
        Tweet, on_delete=models.CASCADE, related_name="topic_uses", db_index=False
    )
    topic = models.CharField(max_length=280)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tweet", "topic"], name="tweets_topic_once")]
        indexes = [models.Index(fields=["topic", "-tweet"], name="tweets_of_topic")]

    def __str__(self) -> str:
        return f"#{self.topic} in {self.tweet_id}"
