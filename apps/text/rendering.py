"""Text as safe HTML with links."""

from collections.abc import Callable, Collection, Iterator
from html import escape
from urllib.parse import quote

import regex
from django.utils.safestring import SafeString

from .chars import AT_SIGNS, HASH_SIGNS
from .extract import Entity, Kind, extract
from .normalising import without_gaps

SHOWN_URL_LENGTH = 27
# Behind one of these an address without its scheme would seem to begin earlier.
_JOINING = frozenset("-_./:")
# Without one of these there is no entity.
_SIGN = regex.compile(rf"[.${AT_SIGNS}{HASH_SIGNS}]")
_CLUSTER = regex.compile(r"\X")
_STRONG = regex.compile(r"(?P<ltr>\p{bc=L})|\p{bc=R}|\p{bc=AL}")

type _Line = tuple[str, list[Entity]]
type _Show = Callable[[str, Entity], str]


def render(text: str, known: Collection[str]) -> SafeString:
    """Links for addresses, topics, cashtags, and those mentions that are in `known`
    (lower-case usernames); everything else escaped, line breaks kept as they are."""
    return SafeString(_inline(text, extract(text), _linking(known)))


def render_lines(text: str, known: Collection[str]) -> SafeString:
    """The same in lines, each a block of its own direction, for an element with `dir="auto"`: a
    single line for which that does needs none."""
    return _in_blocks(text, _linking(known))


def render_plain(text: str) -> SafeString:
    """The same lines without links."""
    return _in_blocks(text, _written)


def directed(text: str) -> list[tuple[str, str]]:
    """The lines of `text`, each behind its direction: ltr, rtl, or auto."""
    lines = _lines(text)
    return [(way, line) for way, (line, _) in zip(_directions(lines), lines, strict=True)]


def _in_blocks(text: str, show: _Show) -> SafeString:
    lines = _lines(text)
    ways = list(_directions(lines))
    shown = [
        _inline(*line, _isolating(show) if way == "rtl" else show)
        for way, line in zip(ways, lines, strict=True)
    ]
    if len(lines) == 1 and ways[0] in {"auto", _direction(lines[0][0])}:
        return SafeString(shown[0])
    blocks = [f'<div dir="{way}">{one}' for way, one in zip(ways, shown, strict=True)]
    # The breaks stay for whoever reads text alone: at the end of a block they show nothing.
    return SafeString("\n</div>".join(blocks) + "</div>")


def _inline(text: str, entities: list[Entity], show: _Show) -> str:
    pieces: list[str] = []
    position = 0
    for entity in entities:
        pieces += [escape(text[position : entity.start]), show(text, entity)]
        position = entity.end
    return "".join([*pieces, escape(text[position:])])


def _lines(text: str) -> list[_Line]:
    lines = without_gaps(text).split("\n")
    return [(line, extract(line) if _SIGN.search(line) else []) for line in lines]


def _directions(lines: list[_Line]) -> Iterator[str]:
    """By the first letter of a line that stands in no entity, else as the line before, else by
    its topics."""
    own = [_direction(_without(line, entities)) for line, entities in lines]
    way = next(filter(None, own), None)
    for (_, entities), one in zip(lines, own, strict=True):
        way = one or way
        topics = (entity.value for entity in entities if entity.kind == Kind.TOPIC)
        yield way or _direction("".join(topics)) or "auto"


def _direction(text: str) -> str | None:
    strong = _STRONG.search(text)
    if strong is None:
        return None
    return "ltr" if strong["ltr"] else "rtl"


def _without(text: str, entities: list[Entity]) -> str:
    starts = [*(one.start for one in entities), len(text)]
    ends = [0, *(one.end for one in entities)]
    return "".join(text[end:start] for end, start in zip(ends, starts, strict=True))


def _written(text: str, entity: Entity) -> str:
    return escape(text[entity.start : entity.end])


def _isolating(show: _Show) -> _Show:
    """From right to left the sign of a name that is no link would move to its other end."""

    def isolated(text: str, entity: Entity) -> str:
        shown = show(text, entity)
        return shown if shown.startswith("<a") else f"<bdi>{shown}</bdi>"

    return isolated


def _linking(known: Collection[str]) -> _Show:
    return lambda text, entity: _RENDERERS[entity.kind](text, entity, known)


def _url(text: str, entity: Entity, known: Collection[str]) -> str:
    """The whole address, of which the eye sees a part: what is copied is whole."""
    scheme, separator, _ = entity.value.partition("://")
    has_scheme = bool(separator) and scheme.lower() in {"http", "https"}
    before, after = text[: entity.start][-1:], text[entity.end :][:1]
    hidden = f"{scheme}://" if has_scheme and before not in _JOINING else ""
    written = entity.value.removeprefix(hidden)
    seen = written.removesuffix("/") if not after.strip() else written
    cut = len(seen) > SHOWN_URL_LENGTH + 1
    seen = _beginning(seen) if cut else seen
    href = escape(entity.value if has_scheme else f"https://{entity.value}")
    # Of several pieces a screen reader would make several words.
    label = f' aria-label="{escape(entity.value)}"' if seen != entity.value else ""
    return (
        f'<a href="{href}" title="{href}" dir="ltr" rel="nofollow noopener ugc" target="_blank"'
        f"{label}>{_unseen(hidden)}{_cut(seen) if cut else escape(seen)}"
        f"{_unseen(written[len(seen) :])}</a>"
    )


def _beginning(address: str) -> str:
    """As much of it as is shown, without half of a letter and its marks."""
    end = 0
    for cluster in _CLUSTER.finditer(address):
        if end and cluster.end() > SHOWN_URL_LENGTH:
            break
        end = cluster.end()
    return address[:end]


def _unseen(text: str) -> str:
    return f'<span class="unseen">{escape(text)}</span>' if text else ""


def _cut(text: str) -> str:
    return f'<span class="cut">{escape(text)}</span>'


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
