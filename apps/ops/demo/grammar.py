"""Sentences from patterns and words, no sentence twice."""

import re
from collections.abc import Iterable
from random import Random

_SLOT = re.compile(r"\{(\w+)\}")
_DEFINITION = re.compile(r"(\w+) = (.+)")
_START = re.compile(r"(^[“]?|[.!?] )([^\W\d_])")
_END = re.compile(r"(?<=[.!?。！？])\s+|\n+")
# A sentence of fewer words may be said again.
_SHORT = 4
# The more words a pattern has of its own, the more one notices it: how many of these in all.
_NOTICED = 24


def sentences(text: str) -> list[str]:
    """Those of `text` that are long enough to be noticed when they are said again."""
    return [one for one in _END.split(text) if len(one.split()) >= _SHORT]


class Said:
    """What was said so far."""

    def __init__(self) -> None:
        self._texts: set[str] = set()
        self._sentences: set[str] = set()

    def add(self, text: str) -> bool:
        """False when it, or a sentence of it, was said before."""
        found = {*sentences(text), *_beginning(text)}
        if text in self._texts or found & self._sentences:
            return False
        self._texts.add(text)
        self._sentences |= found
        return True


def _beginning(text: str) -> list[str]:
    """Four words of a longer text, since a text is known by how it begins."""
    words = text.split()
    return [" ".join(words[:4])] if len(words) > 4 else []


class Grammar:
    """Tweets, answers and quotes about one theme.

    A pattern takes each word of its slots once, those of `common` excepted: when they are used up,
    so is the pattern.
    """

    def __init__(self, lines: str, common: dict[str, list[str]], said: Said) -> None:
        self.common = common
        self.said = said
        self.slots, patterns = read(lines)
        self.uses = {kind: dict.fromkeys(of_kind, 0) for kind, of_kind in patterns.items()}

    def draw(self, kind: str, random: Random, **given: str) -> str | None:
        """One that nobody said before: a Tweet (""), an answer (">") or a quote ('"')."""
        uses = self.uses.get(kind, {})
        for pattern in sorted(uses, key=lambda one: (uses[one], random.random())):
            while uses[pattern] < self._times(pattern):
                text = self._filled(pattern, uses[pattern], given)
                uses[pattern] += 1
                if self.said.add(text):
                    return text
        return None

    def _times(self, pattern: str) -> int:
        own = [self.slots[name] for name in _SLOT.findall(pattern) if name in self.slots]
        unnoticed = max(2, _NOTICED // max(1, len(_SLOT.sub("", pattern).split())))
        return min([*map(len, own), unnoticed]) if own else 1

    def _filled(self, pattern: str, use: int, given: dict[str, str]) -> str:
        words = {**self.common, **self.slots, **{name: [word] for name, word in given.items()}}

        def word(match: re.Match[str]) -> str:
            name = match[1]
            order = Random(f"{pattern}/{name}").sample(words[name], len(words[name]))
            return _SLOT.sub(word, order[use % len(order)])

        return _START.sub(lambda match: match[1] + match[2].upper(), _SLOT.sub(word, pattern))


def read(lines: str) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Words by slot, and patterns by kind."""
    slots: dict[str, list[str]] = {}
    patterns: dict[str, list[str]] = {}
    for line in lines.strip().splitlines():
        if definition := _DEFINITION.fullmatch(line):
            slots[definition[1]] = [word.strip() for word in definition[2].split("|")]
        else:
            kind = line[0] if line[:2] in {"> ", '" '} else ""
            patterns.setdefault(kind, []).append(line[2:] if kind else line)
    return slots, patterns


def first(texts: Iterable[str], said: Said) -> str | None:
    """The first that nobody said before."""
    return next((text for text in texts if said.add(text)), None)
