"""What somebody is told of. Each row can be made anew from what it tells of (`acts.py`)."""

from django.conf import settings
from django.db import models

from apps.core.ids import new_id


class Notification(models.Model):
    """One line for `recipient`: all Likes of a Tweet, all follows of a day, or a single reply.

    `about` is the id of a Tweet or a person, or the number of a day (`date.toordinal`), as `kind`
    has it; `newest` the id of the newest act, by which lines are ordered and read; `people` the ids
    of those who acted last, the newest first; `number` how many there are where no Tweet counts it.
    """

    class Kind(models.TextChoices):
        LIKE = "like"
        RETWEET = "retweet"
        FOLLOW = "follow"
        REQUEST = "request", "follow request"
        ACCEPTED = "accepted", "request accepted"
        REPLY = "reply"
        MENTION = "mention"
        QUOTE = "quote"

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=8, choices=Kind)
    about = models.BigIntegerField()
    newest = models.BigIntegerField()
    people = models.JSONField(default=list)
    number = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "kind", "about"], name="notifications_one_line"
            )
        ]
        indexes = [models.Index(fields=["recipient", "-newest"], name="notifications_newest")]

    def __str__(self) -> str:
        return f"{self.kind} about {self.about} for {self.recipient_id}"


class Inbox(models.Model):
    """How far somebody read: lines whose newest act is later are unread."""

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    read_to = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"Inbox of {self.owner_id}"
