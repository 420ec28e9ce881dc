"""Putting text into the form in which it is kept and compared."""

import unicodedata
from itertools import pairwise

import regex

from .chars import DIRECTIONAL

# All that breaks a line, in a browser at the latest.
LINE_BREAK = regex.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
# What shows nothing by itself: spaces, controls, fillers, marks without a letter, an empty Braille
# cell.
EMPTY = regex.compile(r"[\p{Z}\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800]*")
_DIRECTIONS = regex.compile(rf"[\0{DIRECTIONAL}]")


def normalise(text: str) -> str:
    """NFC, unix line ends, at most two breaks in a row whatever unseen stands between, no space at
    either end, no NUL."""
    text = unicodedata.normalize("NFC", text.replace("\x00", ""))
    return without_gaps(text).strip()


def without_gaps(text: str) -> str:
    """`text` with one empty line at most between two others, and none at its ends."""
    lines = ["" if is_blank(line) else line for line in LINE_BREAK.split(text)]
    kept = [line for before, line in pairwise(["", *lines]) if line or before]
    return "\n".join(kept).removesuffix("\n")


def is_blank(text: str) -> bool:
    """Whether nothing of `text` can be seen."""
    return bool(EMPTY.fullmatch(text))


def one_line(text: str) -> str:
    """A name or the like: one line, single spaces, nothing that turns its letters around; empty
    when nothing of it can be seen."""
    return _seen(" ".join(undirected(text).split()))


def prose(text: str) -> str:
    """The same for several lines, without gaps."""
    return _seen(undirected(without_gaps(text)).strip())


def undirected(text: str) -> str:
    """`text` without NUL, and without the signs that change the direction in which it is read:
    they reach beyond their text, and make one name look like another."""
    return _DIRECTIONS.sub("", text)


def _seen(text: str) -> str:
    return "" if is_blank(text) else text


# Canonical combining classes of marks on a letter: strokes through it, Hebrew and Arabic points,
# and accents. Others make another letter: nukta, kana voicing, virama, vowels and tones of Thai,
# Lao, Tibetan and Telugu.
_ACCENTS = frozenset({1, *range(10, 37), *range(200, 241)})


def fold(word: str) -> str:
    """The form in which words are compared, such as a topic's key: without regard to case, accents
    and width."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    bare = (char for char in decomposed if not _is_accent(char))
    return unicodedata.normalize("NFC", "".join(bare))


def _is_accent(char: str) -> bool:
    return unicodedata.combining(char) in _ACCENTS
