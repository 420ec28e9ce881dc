"""Text as safe HTML with links."""

from collections.abc import Callable, Collection
from html import escape
from urllib.parse import quote

from django.utils.safestring import SafeString

from .extract import Entity, Kind, extract

SHOWN_URL_LENGTH = 27


def render(text: str, known: Collection[str]) -> SafeString:
    """Links for addresses, topics, cashtags, and those mentions that are in `known`
    (lower-case usernames); everything else escaped, line breaks kept as they are."""
    pieces: list[str] = []
    position = 0
    for entity in extract(text):
        if position < entity.start:
            pieces.append(escape(text[position : entity.start]))
        pieces.append(_RENDERERS[entity.kind](text, entity, known))
        position = entity.end
    pieces.append(escape(text[position:]))
    # Safe, since each piece was escaped by the one who made it.
    return SafeString("".join(pieces))


def _url(text: str, entity: Entity, known: Collection[str]) -> str:
    scheme, separator, rest = entity.value.partition("://")
    has_scheme = bool(separator) and scheme.lower() in {"http", "https"}
    address = entity.value if has_scheme else f"https://{entity.value}"
    shown = (rest if has_scheme else entity.value).removesuffix("/")
    if len(shown) > SHOWN_URL_LENGTH:
        shown = f"{shown[:SHOWN_URL_LENGTH]}…"
    href = escape(address)
    return (
        f'<a href="{href}" title="{href}" rel="nofollow noopener ugc" target="_blank">'
        f"{escape(shown)}</a>"
    )


def _mention(text: str, entity: Entity, known: Collection[str]) -> str:
    slug = escape(entity.slug)
    if entity.value.lower() not in known:
        return f"{escape(text[entity.start : entity.end - len(entity.slug)])}{slug}"
    return f'<a href="/@{entity.value}">@{entity.value}</a>{slug}'


def _topic(text: str, entity: Entity, known: Collection[str]) -> str:
    return f'<a href="/topic/{quote(entity.value)}">{escape(text[entity.start : entity.end])}</a>'


def _cashtag(text: str, entity: Entity, known: Collection[str]) -> str:
    return f'<a href="/topic/${quote(entity.value)}">${escape(entity.value)}</a>'


_RENDERERS: dict[Kind, Callable[[str, Entity, Collection[str]], str]] = {
    Kind.URL: _url,
    Kind.MENTION: _mention,
    Kind.TOPIC: _topic,
    Kind.CASHTAG: _cashtag,
}
