"""Home, kept for each reader: ids only, which can always be made anew from the definition in
`sources.home`."""

from django.conf import settings
from django.db import models

from apps.core.fields import IdField


class Timeline(models.Model):
    """That somebody's Home is kept. It is up to date while `built` equals `wanted`; a change of
    whom they follow raises `wanted`. What is older than `floor` is not kept (0: everything is)."""

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    wanted = models.PositiveIntegerField(default=1)
    built = models.PositiveIntegerField(default=0)
    floor = models.BigIntegerField(default=0)
    visited_on = models.DateField(db_index=True)
    # The newest event that its owner was shown, an id that tells when this was noted, and what
    # `seen` was when this visit began.
    seen = models.BigIntegerField(default=0)
    noted = models.BigIntegerField(default=0)
    left_off = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"Home of {self.owner_id}"

    @property
    def current(self) -> bool:
        return self.built == self.wanted


class TimelineEntry(models.Model):
    """One row of a Home: `event` is the id of a Tweet, or of a Retweet of `tweet`.

    Tens of millions of these are usual, so it is as small as it can be: the number of the timeline
    instead of its owner's id, and no foreign keys. What a row leads to is asked about each time.
    """

    pk = models.CompositePrimaryKey("timeline", "event")
    timeline = models.BigIntegerField()
    event = models.BigIntegerField()
    tweet = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.event} in timeline {self.timeline}"


class TopicFollow(models.Model):
    """That somebody reads a topic on Home. `topic` is folded; its id tells since when."""

    id = IdField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    topic = models.CharField(max_length=280)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "topic"], name="timelines_topic_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} follows #{self.topic}"


class WidelyFollowed(models.Model):
    """Somebody with so many followers that what they say is looked for when these read, rather
    than written to each of them."""

    author = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.author_id} is widely followed"
