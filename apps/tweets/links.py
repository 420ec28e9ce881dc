"""Addresses in a Tweet's text: those of this site's own Tweets, and the one that gets a card."""

import re
from urllib.parse import urlsplit

from django.conf import settings

from apps.core.ids import parse_id
from apps.text import extract

_STATUS = re.compile(r"/@[A-Za-z0-9_]{1,15}/status/([0-9]{1,19})/?")
MAX_URL = 2_000


def quoted_in(text: str) -> int | None:
    """The id of the last Tweet of this site whose address stands in `text`."""
    ids = [own_tweet(one.value) for one in extract.urls(text)]
    return next((pk for pk in reversed(ids) if pk is not None), None)


def own_tweet(url: str) -> int | None:
    """The id in the address of one of this site's Tweets."""
    parts, own = urlsplit(_absolute(url)), urlsplit(settings.BASE_URL)
    found = _STATUS.fullmatch(parts.path)
    return parse_id(found[1]) if found and parts.netloc.lower() == own.netloc.lower() else None


def without_quoted(text: str, pk: int) -> str:
    """`text` without the address of Tweet `pk` at its end: the Tweet itself is shown below."""
    urls = extract.urls(text)
    if not urls or text[urls[-1].end :].strip() or own_tweet(urls[-1].value) != pk:
        return text
    return text[: urls[-1].start].rstrip()


def card_url(text: str) -> str | None:
    """The first address in `text` that leads elsewhere, absolute, without its fragment."""
    for one in extract.urls(text):
        url = _absolute(one.value).partition("#")[0]
        if own_tweet(url) is None and len(url) <= MAX_URL:
            return url
    return None


def _absolute(url: str) -> str:
    scheme = url.partition("://")[0].lower()
    return url if "://" in url and scheme in {"http", "https"} else f"https://{url}"
