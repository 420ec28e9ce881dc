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

_ALONE = (
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}ー々]"
)
_IN_WORD = rf"(?!{_ALONE})[\p{{L}}\p{{M}}\p{{N}}_\u200c\u200d]"
_WORD = regex.compile(rf"{EMOJI.pattern}|{_ALONE}|(?:{_IN_WORD})++(?:['’](?:{_IN_WORD})++)*+")
_APOSTROPHE = str.maketrans("’", "'")
# What an emoji may have or lack without being another one.
_PRESENTATION = str.maketrans("", "", "\ufe0e\ufe0f")


def words(text: str) -> list[str]:
    """The words of `text` in their order, folded."""
    found = (match.group().translate(_PRESENTATION) for match in _WORD.finditer(fold(text)))
    return [word.translate(_APOSTROPHE) for word in found]


def phrase_key(phrase: str) -> str:
    """One spelling for all that mean the same: a topic, cashtag or mention with its sign, else
    words with a space between them. Empty when there is no word in it."""
    sign, name = phrase.strip()[:1], phrase.strip()[1:]
    for signs, key_sign in ((HASH_SIGNS, "#"), (AT_SIGNS, "@"), ("$", "$")):
        if sign and sign in signs and _marks(f"{key_sign}{name}") == {f"{key_sign}{fold(name)}"}:
            return f"{key_sign}{fold(name)}"
    return " ".join(words(phrase))


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
    found = {f"#{fold(one.value)}" for one in extract.topics(text)}
    found |= {f"@{fold(one.value)}" for one in extract.mentions(text)}
    return found | {f"${fold(one.value)}" for one in extract.cashtags(text)}
