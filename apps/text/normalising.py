"""Putting text into the form in which it is kept and compared."""

import re
import unicodedata

_BLANK_LINES = re.compile(r"\n{3,}")


def normalise(text: str) -> str:
    """NFC, unix line ends, at most two breaks in a row, no space at either end, no NUL."""
    text = unicodedata.normalize("NFC", text.replace("\x00", ""))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _BLANK_LINES.sub("\n\n", text).strip()


# Letters by their category that show nothing: fillers, and an empty Braille cell.
_INVISIBLE = frozenset("\u2800\u3164\u115f\u1160\uffa0")


def is_blank(text: str) -> bool:
    """Whether nothing of `text` can be seen: spaces, controls, marks without a letter."""
    return all(char in _INVISIBLE or unicodedata.category(char)[0] in "ZCM" for char in text)


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
