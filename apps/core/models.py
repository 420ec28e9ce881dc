"""What the machine keeps count of; none of it is anybody's."""

from django.db import models


class RefusedAddress(models.Model):
    """An address to which a mail server refused a mail for good: it gets no other until then."""

    email = models.EmailField(max_length=254, primary_key=True)
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.email
