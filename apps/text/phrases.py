"""Words of any script, and whether a text says one of many phrases.

In scripts that are written without spaces between words, and in Korean, whose words take
endings, each character counts as a word: there a phrase is found wherever its characters stand
side by side. An emoji is a word of its own.
"""

from collections.abc import Iterable

import regex

from . import extract
from .chars import AT_SIGNS, HASH_SIGNS
from .emoji import EMOJI
from .normalising import fold

ALONE = (
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}ー々]"
)
_IN_WORD = rf"(?!{ALONE})[\p{{L}}\p{{M}}\p{{N}}_\u200c\u200d]"
# A sign at the end makes another word, as in C++ and C#.
_SIGN = r"(?:(?:\+{1,2}|\#)(?![\w+#]))?"
_WORD = regex.compile(rf"{EMOJI.pattern}|{ALONE}|(?:{_IN_WORD})++(?:['’](?:{_IN_WORD})++)*+{_SIGN}")
_ENDING = regex.compile(r"(?:'s|[_'])++$")
# What a word may have or lack without being another one: marks of presentation, skin tones, soft
# hyphens.
UNSEEN = str.maketrans(
    "’", "'", "\ufe0e\ufe0f\u00ad\u2060" + "".join(map(chr, range(0x1F3FB, 0x1F400)))
)


def words(text: str) -> list[str]:
    """The words of `text` in their order, folded. Of an address only its host is one: the rest is
    hardly read by anybody."""
    found, end = [], 0
    for address in extract.urls(text) if "." in text else ():
        found += [*_words(text[end : address.start]), _host(address.value)]
        end = address.end
    return found + _words(text[end:])


def _words(text: str) -> list[str]:
    found = (match.group() for match in _WORD.finditer(fold(text).translate(UNSEEN)))
    plain = (_ENDING.sub("", word).lstrip("_'") for word in found)
    return [word for word in plain if word.strip("_+#")]


def _host(url: str) -> str:
    host = regex.split("[/?#:]", url.partition("://")[2] or url, maxsplit=1)[0]
    return fold(host).strip(".").removeprefix("www.")


def phrase_key(phrase: str) -> str:
    """One spelling for all that mean the same: a topic, cashtag or mention with its sign, else
    words with a space between them. Empty when there is no word in it."""
    written, name = phrase.strip()[:1], fold(phrase.strip()[1:])
    for signs, sign in ((HASH_SIGNS, "#"), (AT_SIGNS, "@"), ("$", "$")):
        key = f"{sign}{name}"
        if name and written in signs and _marks(phrase.strip()) == _marks(key) == {key}:
            return key
    return " ".join(words(phrase))


_SIGNS = {extract.Kind.TOPIC: "#", extract.Kind.MENTION: "@", extract.Kind.CASHTAG: "$"}


class Phrases:
    """Many phrases, each given by its key. False when there is none."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._marks: set[str] = set()
        self._by_first: dict[str, list[list[str]]] = {}
        for key in keys:
            if key[:1] in {"#", "@", "$"}:
                self._marks.add(key)
            else:
                phrase = key.split(" ")
                self._by_first.setdefault(phrase[0], []).append(phrase)

    def __bool__(self) -> bool:
        return bool(self._marks or self._by_first)

    def said_in(self, text: str) -> bool:
        """Whether `text` says one of them. Linear in its length for phrases of a few words."""
        if self._marks and not self._marks.isdisjoint(_marks(text)):
            return True
        said = words(text) if self._by_first else []
        return any(
            said[start : start + len(phrase)] == phrase
            for start, word in enumerate(said)
            for phrase in self._by_first.get(word, ())
        )


def _marks(text: str) -> set[str]:
    return {
        f"{_SIGNS[one.kind]}{fold(one.value)}"
        for one in extract.extract(text)
        if one.kind in _SIGNS
    }
