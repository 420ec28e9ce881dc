"""Finding mentions, topics, cashtags and addresses in text. Indices count code points."""

from enum import StrEnum
from typing import NamedTuple

import regex

from .chars import ACCENTED, AT_SIGNS, HASH_SIGNS, PUNCTUATION, SPACES, TOPIC_EXTRA
from .urls import find_urls


class Kind(StrEnum):
    URL = "url"
    MENTION = "mention"
    TOPIC = "topic"
    CASHTAG = "cashtag"


class Entity(NamedTuple):
    """`text[start:end]`, sign included; `value` leaves the sign out. `slug` is the `/list`
    behind a mention."""

    kind: Kind
    start: int
    end: int
    value: str
    slug: str = ""


_TOPIC_CHAR = rf"[\p{{L}}\p{{M}}\p{{Nd}}{TOPIC_EXTRA}]"
_LETTER = regex.compile(r"[\p{L}\p{M}]")
_TOPIC = regex.compile(
    rf"(?:^|[\uFE0E\uFE0F]|(?!{_TOPIC_CHAR}|&).)(?P<sign>[{HASH_SIGNS}])(?![\uFE0F\u20E3])"
    rf"(?P<value>{_TOPIC_CHAR}++)",
    regex.DOTALL,
)
_AFTER_TOPIC = regex.compile(rf"[{HASH_SIGNS}]|://")
_MENTION = regex.compile(
    rf"(?:^|[^a-zA-Z0-9_!#$%&*{AT_SIGNS}]|(?:^|[^a-zA-Z0-9_+~.-])[rR][tT]:?)"
    rf"(?P<sign>[{AT_SIGNS}])(?P<value>[a-zA-Z0-9_]{{1,20}})(?P<slug>/[a-zA-Z][a-zA-Z0-9_-]{{0,24}})?"
)
_AFTER_MENTION = regex.compile(rf"[{AT_SIGNS}{ACCENTED}]|://")
_CASHTAG = regex.compile(
    rf"(?:^|[{SPACES}])(?P<sign>\$)(?P<value>[a-z]{{1,6}}(?:[._][a-z]{{1,2}})?)(?=$|\s|[{PUNCTUATION}])",
    regex.IGNORECASE,
)
_REPLY = regex.compile(rf"[{SPACES}]*[{AT_SIGNS}](?P<value>[a-zA-Z0-9_]{{1,20}})")


def extract(text: str) -> list[Entity]:
    """Every entity of `text` in its order; of two that overlap the earlier one counts."""
    found = [*urls(text), *mentions(text), *topics(text, alone=True), *cashtags(text)]
    return _without_overlaps(found)


def urls(text: str) -> list[Entity]:
    return [Entity(Kind.URL, start, end, url) for start, end, url in find_urls(text)]


def mentions(text: str) -> list[Entity]:
    if not any(sign in text for sign in AT_SIGNS):
        return []
    return [
        Entity(Kind.MENTION, match.start("sign"), match.end(), match["value"], match["slug"] or "")
        for match in _MENTION.finditer(text)
        if not _AFTER_MENTION.match(text, match.end())
    ]


def topics(text: str, *, alone: bool = False) -> list[Entity]:
    """Topics, without those inside an address unless `alone`."""
    if not any(sign in text for sign in HASH_SIGNS):
        return []
    found = [
        Entity(Kind.TOPIC, match.start("sign"), match.end(), match["value"])
        for match in _TOPIC.finditer(text)
        if _LETTER.search(match["value"]) and not _AFTER_TOPIC.match(text, match.end())
    ]
    if alone:
        return found
    return [one for one in _without_overlaps(found + urls(text)) if one.kind == Kind.TOPIC]


def cashtags(text: str) -> list[Entity]:
    return [
        Entity(Kind.CASHTAG, match.start("sign"), match.end(), match["value"])
        for match in (_CASHTAG.finditer(text) if "$" in text else ())
    ]


def mentioned(text: str) -> list[Entity]:
    """Mentions, without those inside an address."""
    return [one for one in extract(text) if one.kind == Kind.MENTION]


def reply_name(text: str) -> str | None:
    """Whom a text that begins with a mention answers; None when it doesn't."""
    match = _REPLY.match(text)
    if match is None or _AFTER_MENTION.match(text, match.end()):
        return None
    return str(match["value"])


def _without_overlaps(found: list[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in sorted(found, key=lambda one: one.start):
        if not kept or kept[-1].end <= entity.start:
            kept.append(entity)
    return kept
