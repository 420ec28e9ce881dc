"""Addresses in a Tweet's text: those of this site's own Tweets, and the one that gets a card."""

import re
from functools import cache
from urllib.parse import urlsplit

from django.conf import settings

from apps.core.ids import parse_id
from apps.text import extract

MAX_URL = 2_000


def quoted_in(text: str) -> int | None:
    """The id of the last Tweet of this site whose address stands in `text`."""
    found = list(_own().finditer(text))
    return parse_id(found[-1]["id"]) if found else None


def without_quoted(text: str, pk: int) -> str:
    """`text` without the address of Tweet `pk` at its end: the Tweet itself is shown below."""
    found = list(_own().finditer(text))
    if not found or text[found[-1].end() :].strip() or parse_id(found[-1]["id"]) != pk:
        return text
    return text[: found[-1].start()].rstrip()


def card_url(text: str) -> str | None:
    """The first address in `text` that leads to another site, absolute, without its fragment.

    A card shows everybody the same, so it must never be of a page of ours, which does not.
    """
    own = urlsplit(settings.BASE_URL).hostname
    for one in extract.urls(text):
        url = _absolute(one.value).partition("#")[0]
        if _host(url) not in {own, None} and len(url) <= MAX_URL:
            return url
    return None


def _host(url: str) -> str | None:
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.rstrip(".") if host else None


def _own() -> re.Pattern[str]:
    return _pattern(settings.BASE_URL.partition("://")[2])


@cache
def _pattern(host: str) -> re.Pattern[str]:
    """Addresses of this site's Tweets. Found by themselves, since a site at localhost has
    addresses that no text engine takes for any."""
    return re.compile(
        rf"(?<![\w./@-])(?:https?://)?{re.escape(host)}/@[a-z0-9_]{{1,15}}/status/(?P<id>\d{{1,19}})"
        r"(?:/|\?[\w=&-]*)?(?![\w/])",
        re.IGNORECASE | re.ASCII,
    )


def _absolute(url: str) -> str:
    scheme = url.partition("://")[0].lower()
    return url if "://" in url and scheme in {"http", "https"} else f"https://{url}"
