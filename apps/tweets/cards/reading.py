"""What a page says about itself, from bytes that may be anything."""

import json
from collections import defaultdict
from dataclasses import dataclass

import regex

from apps.text.chars import DIRECTIONAL, INVALID

from .charsets import page_text
from .errors import FetchError
from .markup import Tag, decoded, find_tags
from .targets import join_target

MAX_TITLE_LENGTH = 200
MAX_DESCRIPTION_LENGTH = 300
MAX_SITE_LENGTH = 60

_OWN_TITLES = ("og:title", "twitter:title")
_DESCRIPTIONS = ("og:description", "twitter:description", "description")
_SITES = ("og:site_name",)
_IMAGES = (
    "og:image",
    "og:image:url",
    "og:image:secure_url",
    "twitter:image",
    "twitter:image:src",
)
_METAS = frozenset({*_OWN_TITLES, *_DESCRIPTIONS, *_SITES, *_IMAGES})
# Far more than is shown; decoding a megabyte of references would take a second.
_MAX_RAW_LENGTH = 10_000

# Controls that are no white space, what turns the direction of text, what can't be seen, and
# surrogates, which no database takes.
_UNWANTED = regex.compile(
    rf"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\u2060{DIRECTIONAL}{INVALID}\ud800-\udfff]"
)
_GRAPHEME = regex.compile(r"\X")


@dataclass(frozen=True, slots=True)
class Preview:
    """What is shown of a page, as plain text; what it does not say is empty or None.

    `title`, `description` and `site` have at most 200, 300 and 60 code points, on one line each.
    `image` is an absolute http(s) address. So is `oembed`, of JSON that holds a better title: it
    is None if the page gives itself one for cards.
    """

    title: str
    description: str
    site: str
    image: str | None
    oembed: str | None


def read_page(body: bytes, charset: str | None, url: str) -> Preview:
    """Reads HTML that came from `url`; `charset` as the server named it. Raises nothing."""
    metas: dict[str, str] = {}
    others: dict[str, str] = defaultdict(str)
    for tag in find_tags(page_text(body, charset)):
        if tag.name == "meta":
            _add_meta(metas, tag)
        else:
            name, value = _other(tag)
            others[name] = others[name] or decoded(value[:_MAX_RAW_LENGTH])
    base = _absolute(url, others["base"]) or url
    images = (_absolute(base, metas.get(name, "")) for name in _IMAGES)
    own = _clean(_first(metas, _OWN_TITLES), MAX_TITLE_LENGTH)
    return Preview(
        title=own or _clean(others["title"], MAX_TITLE_LENGTH),
        description=_clean(_first(metas, _DESCRIPTIONS), MAX_DESCRIPTION_LENGTH),
        site=_clean(_first(metas, _SITES), MAX_SITE_LENGTH),
        image=next(filter(None, images), None),
        oembed=None if own else _absolute(base, others["oembed"]),
    )


def read_oembed(body: bytes) -> str:
    """The title in an oEmbed answer, cut like a page's; empty if there is none."""
    try:
        answer = json.loads(body)
    # Brackets can be nested deeper than Python goes.
    except (ValueError, RecursionError):
        return ""
    title = answer.get("title") if isinstance(answer, dict) else None
    return _clean(title, MAX_TITLE_LENGTH) if isinstance(title, str) else ""


def _add_meta(metas: dict[str, str], tag: Tag) -> None:
    """Keeps the first that says something. Open Graph wants `property`; many write `name`."""
    for attribute in ("property", "name"):
        name = tag.attributes.get(attribute, "").strip().lower()
        if name in _METAS and not metas.get(name):
            metas[name] = decoded(tag.attributes.get("content", "")[:_MAX_RAW_LENGTH]).strip()


def _other(tag: Tag) -> tuple[str, str]:
    """What a tag besides `meta` tells, and its value; ("", "") if nothing of interest."""
    if tag.name == "title":
        return "title", tag.content.strip()
    address = tag.attributes.get("href", "")
    if tag.name == "base":
        return "base", address
    kind = tag.attributes.get("type", "").partition(";")[0].strip().lower()
    rel = tag.attributes.get("rel", "").lower().split()
    if kind == "application/json+oembed" and "alternate" in rel:
        return "oembed", address
    return "", ""


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if metas.get(name)), "")


def _absolute(base: str, address: str) -> str | None:
    """The http(s) address that one in a page means; None if it is none."""
    try:
        return join_target(base, address).url if address.strip() else None
    except FetchError:
        return None


def _clean(text: str, limit: int) -> str:
    """On one line, without what could disturb the page around it, and not too long."""
    text = " ".join(_UNWANTED.sub("", text).split())
    if len(text) <= limit:
        return text
    starts = (grapheme.start() for grapheme in _GRAPHEME.finditer(text[: limit + 1]))
    # A single grapheme can be longer than all that is allowed.
    end = max(start for start in starts if start < limit) or limit - 1
    return text[:end].rstrip() + "…"
