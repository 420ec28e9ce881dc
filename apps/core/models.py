"""What the machine keeps count of; none of it is anybody's."""

from django.db import models


class ActionCount(models.Model):
    """How often somebody did something in a period, the number of which it has, and in the one
    before. See `limits`."""

    pk = models.CompositePrimaryKey("person", "action")
    # An id: people are further up. Rows of who is gone go with the others.
    person = models.BigIntegerField()
    action = models.CharField(max_length=20)
    period = models.BigIntegerField()
    number = models.PositiveIntegerField()
    previous = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.action} by {self.person}"


class RefusedAddress(models.Model):
    """An address to which a mail server refused a mail for good: it gets no other until then."""

    email = models.EmailField(max_length=254, primary_key=True)
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.email
