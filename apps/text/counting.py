"""How long a text is: twitter-text's configuration v3."""

import unicodedata
from typing import NamedTuple

import regex

from .chars import HEAVY, INVALID
from .emoji import find_emoji
from .urls import find_urls

MAX_LENGTH = 280
URL_LENGTH = 23
EMOJI_LENGTH = 2

_INVALID = regex.compile(rf"[{INVALID}]")
_HEAVY = regex.compile(HEAVY)


class Weight(NamedTuple):
    """`length` weighs the normalised text; its first `fits` code points are within the limit;
    `valid` when it is neither empty nor too long and holds no forbidden character."""

    length: int
    fits: int
    valid: bool


def weigh(text: str, limit: int = MAX_LENGTH) -> Weight:
    """Weighs `text` in Unicode's form C, in linear time."""
    text = unicodedata.normalize("NFC", text)
    length = fits = position = 0
    for start, end, weight in [*_wholes(text), (len(text), len(text), 0)]:
        between = text[position:start]
        if length <= limit:
            fits = position + _fitting(between, limit - length)
        length += _plain(between) + weight
        if length <= limit:
            fits = end
        position = end
    forbidden = _INVALID.search(text)
    countable = forbidden.start() if forbidden else len(text)
    return Weight(length, min(fits, countable), not forbidden and 0 < length <= limit)


def _plain(text: str) -> int:
    """The weight of text without addresses and emoji."""
    return len(text) if text.isascii() else len(text) + len(_HEAVY.findall(text))


def _fitting(text: str, room: int) -> int:
    """How many code points of such text weigh no more than `room`."""
    number = 0
    for char in text[:room]:
        room -= _plain(char)
        if room < 0:
            break
        number += 1
    return number


def _wholes(text: str) -> list[tuple[int, int, int]]:
    """What counts as one: addresses and emoji sequences outside them, with their weights."""
    urls = [(start, end, URL_LENGTH) for start, end, _ in find_urls(text)]
    emoji = [(start, end, EMOJI_LENGTH) for start, end in find_emoji(text)]
    wholes: list[tuple[int, int, int]] = []
    for whole in sorted(urls + emoji):
        if not wholes or wholes[-1][1] <= whole[0]:
            wholes.append(whole)
    return wholes
