"""What somebody is told of. Each row can be made anew from what it tells of (`acts.py`)."""

from django.conf import settings
from django.db import models

from apps.core.fields import IdField


class Notification(models.Model):
    """One line for `recipient`: all Likes of a Tweet, all follows of a day, or a single reply.

    `about` is the id of a Tweet or a person, or the number of a day (`date.toordinal`), as `kind`
    has it; `act` the id of the newest act; `newest` an id that tells when that was told, by which
    lines are ordered and read; `people` the ids of those who acted last, the newest first; `number`
    how many there are where no Tweet counts it. `mailed` is the `newest` of which a mail told: a
    line that has it stays as a row without acts (`newest` 0) when they are undone, so that nobody
    makes mails by undoing and doing again.
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

    id = IdField()
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=8, choices=Kind)
    about = models.BigIntegerField()
    newest = models.BigIntegerField()
    act = models.BigIntegerField()
    people = models.JSONField(default=list)
    number = models.PositiveIntegerField(default=1)
    mailed = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "kind", "about"], name="notifications_one_line"
            )
        ]
        indexes = [models.Index(fields=["recipient", "-newest"], name="notifications_newest")]

    def __str__(self) -> str:
        return f"{self.kind} about {self.about} for {self.recipient_id}"


class UndoneAct(models.Model):
    """An act of `actor` (an id) that `recipient` was told of by a line of `kind`, and that was
    undone: `act` is its id. See `undone`."""

    id = IdField()
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=8, choices=Notification.Kind)
    about = models.BigIntegerField()
    actor = models.BigIntegerField()
    act = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "kind", "about", "actor"], name="notifications_undone_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} by {self.actor}, undone"


class Inbox(models.Model):
    """How far somebody read: lines whose newest act is later are unread."""

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    read_to = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"Inbox of {self.owner_id}"


class Preferences(models.Model):
    """What somebody wants to be told of, and by mail. Without a row all is told and nothing mailed.

    The three that begin with `only` leave out what others do; `mailed_to` is the newest act that
    any digest told of, `digested_on` the day of the last one in the owner's zone.
    """

    class Mail(models.TextChoices):
        NEVER = "never", "Never"
        ONCE = "once", "At once"
        DAILY = "daily", "Once a day, in the morning"
        WEEKLY = "weekly", "On Monday mornings"

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    left_out = models.JSONField(default=list, blank=True)
    only_followed = models.BooleanField("People I follow", default=False)
    only_followers = models.BooleanField("People who follow me", default=False)
    only_settled = models.BooleanField("Accounts older than a week", default=False)
    mail = models.CharField(
        "Send mails", max_length=6, choices=Mail, default=Mail.NEVER, db_index=True
    )
    mailed = models.JSONField(default=list, blank=True)
    mailed_to = models.BigIntegerField(default=0)
    digested_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"What {self.owner_id} wants to be told of"
