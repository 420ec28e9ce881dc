"""What stands behind the host of an address: path, query and fragment.

Letters, marks, digits and symbols of every script belong to it, and what RFC 3987 allows besides.
Brackets and quotation marks belong to it in pairs only; punctuation at its end does not.
"""

import regex

# Signs that end a sentence or a part of one where no space follows, and letters that show nothing.
_STOPS = r"\u3001\u3002\uFF01\uFF0C\uFF0E\uFF1A\uFF1B\uFF1F\uFF61\uFF64"
_FILLERS = r"\u115F\u1160\u2800\u3164\uFFA0"
_BRACKETS = r"\p{Ps}\p{Pe}\p{Pi}\p{Pf}"
# Apostrophes are no brackets, as in l’été; the two joiners are letters in Persian and Hindi.
_CHAR = rf'(?:[^"<>\\^`\p{{Z}}\p{{C}}{_BRACKETS}{_STOPS}{_FILLERS}]|[‘’\u200C\u200D])'
PLAIN = regex.compile(rf"{_CHAR}+")
BREAK = regex.compile(
    rf"(?P<open>(?![{{‘])[\p{{Ps}}\p{{Pi}}])|(?P<close>(?![}}’])[\p{{Pe}}\p{{Pf}}])|(?!{_CHAR}).",
    regex.DOTALL,
)
LAST = regex.compile(r"[-+=_#/&\p{L}\p{M}\p{N}]|(?![$|~}’])[\p{S}\p{Pe}\p{Pf}]")
# How far behind an opening bracket of Unicode the closing one stands: (), [], «».
_APART = frozenset({1, 2, 16})


class Tails:
    """The tails of the addresses in one text, each found in one pass over it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pairs: dict[int, int] | None = None

    def end(self, start: int) -> int:
        """Where the tail that begins at `start` ends; `start` if none does."""
        text = self._text
        if text[start : start + 1] not in {"/", "?", "#"}:
            return start
        best = position = start
        while True:
            plain = PLAIN.match(text, position)
            if plain:
                best = _trimmed(text, best, plain.end())
                position = plain.end()
            closing = self._closing(position)
            if closing is None:
                # A sign with nothing behind it is punctuation.
                return start if text[start:best] in {"?", "#"} else best
            best = position = closing + 1

    def _closing(self, position: int) -> int | None:
        """Where the pair that opens at `position` closes."""
        if self._pairs is None:
            self._pairs = _pairs(self._text)
        return self._pairs.get(position)


def _pairs(text: str) -> dict[int, int]:
    """Brackets that close again before anything that can't stand in a tail, and in the right
    order: their places."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for match in BREAK.finditer(text):
        here = match.start()
        if match["open"]:
            opened.append(here)
        elif match["close"] and opened and ord(text[here]) - ord(text[opened[-1]]) in _APART:
            pairs[opened.pop()] = here
        else:
            opened.clear()
    return pairs


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of `text[start:end]` without what may not be last; `start` if nothing may."""
    while end > start and not LAST.match(text, end - 1):
        end -= 1
    return end
