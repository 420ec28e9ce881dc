"""Mentions, topics and links in the text of a Tweet, and their rendering to safe HTML.

Pure functions: no models, no settings.
"""

import re
import unicodedata
from collections.abc import Callable, Collection

from django.utils.html import escape
from django.utils.safestring import SafeString

MAX_LENGTH = 280
SHOWN_URL_LENGTH = 27

_ENTITY = re.compile(
    r"(?P<url>\bhttps?://[^\s<>\"'“”]+)"
    r"|(?<![\w@#/])@(?P<mention>[A-Za-z0-9_]{1,15})(?![\w@])"
    r"|(?<![\w@#&/])[#＃](?P<topic>\w*[^\W\d_]\w*)",
    re.IGNORECASE,
)
_URL_TAIL = ".,:;!?)]}…"
_BLANK_LINES = re.compile(r"\n{3,}")


def normalise(text: str) -> str:
    """NFC, unix line ends, at most two breaks in a row, no space at either end, no NUL."""
    text = unicodedata.normalize("NFC", text.replace("\x00", ""))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _BLANK_LINES.sub("\n\n", text).strip()


def length(text: str) -> int:
    """How much of MAX_LENGTH a text takes: its characters after normalising."""
    return len(normalise(text))


def fold(word: str) -> str:
    """A topic's key: without regard to case and accents."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def mentions(text: str) -> list[str]:
    """Lower-case usernames in the order of their first mention, without repeats."""
    return list(dict.fromkeys(m["mention"].lower() for m in _matches(text, "mention")))


def topics(text: str) -> list[str]:
    """Folded topics in the order of their first use, without repeats."""
    return list(dict.fromkeys(fold(m["topic"]) for m in _matches(text, "topic")))


def render(text: str, known: Collection[str]) -> SafeString:
    """Safe HTML of a text: links for URLs, topics, and those mentions that are in `known`
    (lower-case usernames); everything else escaped, line breaks kept as they are."""
    pieces: list[str] = []
    end = 0
    for match in _ENTITY.finditer(text):
        shown, html = _RENDERERS[str(match.lastgroup)](match, known)
        pieces += [escape(text[end : match.start()]), html]
        end = match.start() + shown
    pieces.append(escape(text[end:]))
    # Safe, since each piece was escaped by the one who made it.
    return SafeString("".join(pieces))


def _matches(text: str, kind: str) -> list[re.Match[str]]:
    return [match for match in _ENTITY.finditer(text) if match.lastgroup == kind]


def _render_url(match: re.Match[str], known: Collection[str]) -> tuple[int, str]:
    url = match[0].rstrip(_URL_TAIL)
    short = url.split("://", 1)[1].removeprefix("www.").rstrip("/")
    if len(short) > SHOWN_URL_LENGTH:
        short = short[:SHOWN_URL_LENGTH] + "…"
    href = escape(url)
    return len(url), (
        f'<a href="{href}" title="{href}" rel="nofollow noopener ugc" target="_blank">'
        f"{escape(short)}</a>"
    )


def _render_mention(match: re.Match[str], known: Collection[str]) -> tuple[int, str]:
    name = match["mention"]
    if name.lower() not in known:
        return len(match[0]), escape(match[0])
    return len(match[0]), f'<a href="/@{name}">@{name}</a>'


def _render_topic(match: re.Match[str], known: Collection[str]) -> tuple[int, str]:
    return len(match[0]), f'<a href="/topic/{escape(match["topic"])}">{escape(match[0])}</a>'


_RENDERERS: dict[str, Callable[[re.Match[str], Collection[str]], tuple[int, str]]] = {
    "url": _render_url,
    "mention": _render_mention,
    "topic": _render_topic,
}
