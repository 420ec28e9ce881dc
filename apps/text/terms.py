"""Terms: the words by which texts are found, the same for every database.

A term is folded and holds no space, no quote and no ASCII sign, so that a database needs to know
nothing of languages: it splits at spaces. Scripts that are written without spaces become
overlapping pairs and their last character: 北京大学 is 北京 京大 大学 学. So every part of such a
text is found, from one character up.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

from . import extract
from .emoji import EMOJI
from .normalising import fold
from .phrases import ALONE, UNSEEN

# Of longer terms the beginning counts: databases have their limits.
LONGEST = 100
_WORD = rf"(?:(?!{ALONE})[\p{{L}}\p{{M}}\p{{N}}])+"
_TERM = regex.compile(rf"{EMOJI.pattern}|(?P<run>{ALONE}+)|{_WORD}")
_WRITTEN = regex.compile(rf"{EMOJI.pattern}|{ALONE}|{_WORD}(?:['’]{_WORD})*")
_JOINED = regex.compile(r"(?<=\p{L})['’](?=\p{L})")
_SCHEME = regex.compile(r"https?://", regex.IGNORECASE)
_SIGNS = {code: None for code in range(128) if not chr(code).isalnum()}
_BARE = UNSEEN | _SIGNS
_CAMEL = regex.compile(r"\p{Lu}+(?!\p{Ll})|\p{Lu}?[^\p{Lu}\p{N}]+|\p{N}+")


class Terms(NamedTuple):
    """Terms that stand side by side; of the last one maybe only the beginning (`open_ended`)."""

    terms: tuple[str, ...]
    open_ended: bool = False


def terms(text: str) -> list[str]:
    """The terms of a text that is to be found, in their order."""
    return [term for pieces in _pieces(text) for term in pieces]


def sought(text: str) -> Terms:
    """What `text` as a word or phrase of a query looks for; no terms when nothing is in it."""
    pieces = list(_pieces(text))
    if not pieces:
        return Terms(())
    *_, last = pieces
    found = [term for piece in pieces for term in piece]
    if len(last) > 1:
        # The last character stands by itself only where a text ends.
        found.pop()
    return Terms(tuple(found), len(last) == 1 and bool(regex.fullmatch(ALONE, last[0])))


def parts_of_topic(tag: str) -> list[str]:
    """The terms of the words that a topic is put together from, as in WorldCup or world_cup; none
    when it is one word."""
    words = [word for piece in tag.split("_") for word in _CAMEL.findall(piece)]
    return [term for word in words for term in terms(word)] if len(words) > 1 else []


def terms_of_url(url: str) -> list[str]:
    """By what an address is found: its host and what that belongs to, and its words.

    >>> terms_of_url("https://news.example.com/big-cats")
    ['news.example.com', 'example.com', 'news', 'example', 'com', 'big', 'cats']
    """
    host, _, rest = _SCHEME.sub("", fold(url)).partition("/")
    labels = host.partition(":")[0].removeprefix("www.").strip(".").split(".")
    hosts = [".".join(labels[start:]) for start in range(len(labels) - 1)]
    return list(dict.fromkeys([*hosts, *terms(" ".join(labels)), *terms(rest)]))


def urls_in(text: str) -> list[str]:
    return [one.value for one in extract.urls(text)] if "." in text else []


def _pieces(text: str) -> Iterator[list[str]]:
    """Words as one term each, runs without spaces as several."""
    plain = _JOINED.sub("", fold(_SCHEME.sub(" ", text))).translate(UNSEEN)
    for match in _TERM.finditer(plain):
        run = match["run"]
        pieces = _pairs(run) if run else [match.group().translate(_SIGNS)[:LONGEST]]
        if pieces[0]:
            yield pieces


def _pairs(run: str) -> list[str]:
    return [*(run[at : at + 2] for at in range(len(run) - 1)), run[-1]]


def spans(text: str, phrases: Iterable[str]) -> list[tuple[int, int]]:
    """Where in `text` one of `phrases` stands, for marking it: pairs of start and end, in their
    order and without overlaps."""
    placed, found = list(_placed(text)), list[tuple[int, int]]()
    for phrase in phrases:
        wanted = [term for term, _, _ in _placed(phrase)]
        for at in range(len(placed) - len(wanted) + 1) if wanted else ():
            here = placed[at : at + len(wanted)]
            if [term for term, _, _ in here] == wanted:
                found.append((here[0][1], here[-1][2]))
    return _merged(found)


def _placed(text: str) -> Iterator[tuple[str, int, int]]:
    """Words of `text`, and single characters of scripts without spaces, with where they stand."""
    for match in _WRITTEN.finditer(text):
        yield fold(match.group()).translate(_BARE), *match.span()


def _merged(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept
