"""What searching, topics and trends need of their own."""

from django.conf import settings
from django.db import models

from apps.core.fields import IdField
from apps.tweets.models import Tweet

from .query import MAX_LENGTH


class TweetWords(models.Model):
    """The terms by which a Tweet is found, see `words.of_tweet`. The database keeps its full-text
    index in step with this table."""

    tweet = models.OneToOneField(
        Tweet, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    words = models.TextField()

    def __str__(self) -> str:
        return f"words of Tweet {self.tweet_id}"


class PersonWords(models.Model):
    """The same for a person, see `words.of_person`."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    words = models.TextField()

    def __str__(self) -> str:
        return f"words of person {self.person_id}"


class RecentSearch(models.Model):
    """What somebody looked for lately, shown to nobody else. Its id tells when."""

    id = IdField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    text = models.CharField(max_length=MAX_LENGTH)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "text"], name="discovery_recent_once")
        ]

    def __str__(self) -> str:
        return f"recent search of {self.person_id}"


class SavedSearch(models.Model):
    """A search that somebody keeps. Its id tells since when."""

    id = IdField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    text = models.CharField(max_length=MAX_LENGTH)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "text"], name="discovery_saved_once")
        ]

    def __str__(self) -> str:
        return f"saved search of {self.person_id}"


class TopicStanding(models.Model):
    """How a topic stands, computed every few minutes, see `trends`. `topic` is folded and `name` as
    it was written last."""

    topic = models.CharField(max_length=280, primary_key=True)
    name = models.CharField(max_length=280)
    people = models.PositiveIntegerField()
    tweets = models.PositiveIntegerField()
    # What it is on a usual day, in people.
    usual = models.FloatField()
    # How much more it is than usual; 0 for what is no trend.
    score = models.FloatField()
    # Tweets in the last eight days.
    lately = models.PositiveIntegerField()
    # People in the same time.
    speakers = models.PositiveIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["-score", "topic"], name="discovery_trending"),
            models.Index(fields=["-speakers", "-lately", "topic"], name="discovery_popular"),
        ]

    def __str__(self) -> str:
        return f"#{self.name}"


class HiddenTrend(models.Model):
    """A topic that `person` wants to see among the trends no more; nobody does if it is empty."""

    id = IdField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        help_text="Empty: hidden from everybody.",
    )
    topic = models.CharField(max_length=280, help_text="With or without its sign, in any spelling.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "topic"], name="discovery_hidden_once"),
            models.UniqueConstraint(
                fields=["topic"],
                condition=models.Q(person=None),
                name="discovery_hidden_from_all",
                violation_error_message="This topic is hidden from everybody already.",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.topic}"
