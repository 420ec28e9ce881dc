"""Finding what begins with some letters, by an index."""

from django.db import connection
from django.db.models import Q

# Behind every other letter.
_LAST = "\U0010ffff"


def begins(field: str, start: str) -> Q:
    """Rows whose `field` begins with `start`, upper and lower case told apart."""
    if connection.vendor == "sqlite":
        # LIKE would pass the index by; SQLite compares strings byte by byte.
        return Q(**{f"{field}__gte": start, f"{field}__lt": start + _LAST})
    return Q(**{f"{field}__startswith": start})
