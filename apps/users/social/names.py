"""A free username for somebody who comes with a name."""

import random
import re
import unicodedata

from django.db.models.functions import Lower

from ..fields import MAX_LENGTH, RESERVED
from ..models import User

FALLBACK = "finch"


def free_username(*wishes: str) -> str:
    """A username that nobody has, as like the first wish with a letter in it as can be."""
    base = next(filter(None, map(_plain, wishes)), FALLBACK)
    candidates = [_with(base, tail) for tail in _tails(base)]
    lowered = [name.lower() for name in candidates]
    rows = User.objects.annotate(lower=Lower("username")).filter(lower__in=lowered)
    gone = RESERVED.union(rows.values_list("lower", flat=True))
    return next((name for name in candidates if name.lower() not in gone), "")


def _plain(wish: str) -> str:
    """`Zoë d'Arc` → `Zoe_d_Arc`."""
    letters = unicodedata.normalize("NFKD", wish.replace("ß", "ss").partition("@")[0])
    ascii_only = "".join(one for one in letters if not unicodedata.combining(one))
    found = re.sub(r"[^A-Za-z0-9_]+", "_", ascii_only).strip("_")[:MAX_LENGTH].rstrip("_")
    return found if re.search("[A-Za-z0-9]", found) else ""


def _tails(base: str) -> list[str]:
    """What follows the name: first nothing, but for the fallback, which many get."""
    few = [] if base == FALLBACK else ["", *map(str, range(2, 10))]
    return few + [str(random.randrange(10**digits)) for digits in (3, 4, 5, 6, 7, 8)]


def _with(base: str, tail: str) -> str:
    return base[: MAX_LENGTH - len(tail)] + tail
