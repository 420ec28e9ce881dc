"""What a single word of a query means: a sign's, an operator's, or just its own."""

import re
from collections.abc import Callable
from datetime import date

from apps.text.chars import AT_SIGNS, HASH_SIGNS
from apps.text.extract import topics

from .nodes import (
    AtLeast,
    Cash,
    Conversation,
    Counted,
    Filter,
    From,
    Lang,
    Mention,
    Since,
    Term,
    To,
    Topic,
    Until,
    Url,
    Within,
    Word,
)

# Sentences go on after a sign's word: "#birds, #trees".
_PUNCTUATION = ".,;:!?…"
_CASH = re.compile(r"\$([A-Za-z]{1,6}(?:[._][A-Za-z]{1,2})?)")
_MENTION = re.compile(rf"[{AT_SIGNS}]([A-Za-z0-9_]{{1,15}})")
_KINDS = {
    "follows": "follows",
    "replies": "replies",
    "quote": "quote",
    "media": "media",
    "images": "images",
    "links": "links",
    "poll": "poll",
    "quotes": "quote",
    "reply": "replies",
    "image": "images",
    "link": "links",
    "polls": "poll",
}
_LARGEST_ID = 2**63 - 1


def read_term(word: str) -> Term:
    """`word` holds no space, quote or parenthesis and doesn't begin with a hyphen."""
    return _signed(word.rstrip(_PUNCTUATION)) or _operator(word) or Word(word)


def _signed(word: str) -> Term | None:
    if match := _CASH.fullmatch(word):
        return Cash(match[1])
    if match := _MENTION.fullmatch(word):
        return Mention(match[1])
    if word.startswith(tuple(HASH_SIGNS)):
        found = topics(word, alone=True)
        if found and found[0].value == word[1:]:
            return Topic(word[1:])
    return None


def _operator(word: str) -> Term | None:
    key, _, value = word.partition(":")
    if key.lower() not in _OPERATORS:
        return None
    pattern, build = _OPERATORS[key.lower()]
    match = re.fullmatch(pattern, value)
    try:
        return build(*match.groups()) if match else None
    except ValueError:  # no such day
        return None


def _within(amount: str, unit: str) -> Term | None:
    return Within(int(amount), unit.lower()) if int(amount) else None


def _filter(kind: str) -> Term | None:
    known = _KINDS.get(kind.lower())
    return Filter(known) if known else None


def _conversation(number: str) -> Term | None:
    return Conversation(int(number)) if int(number) <= _LARGEST_ID else None


def _at_least(what: Counted) -> Callable[[str], Term]:
    return lambda number: AtLeast(what, int(number))


_NAME = rf"[{AT_SIGNS}]?([A-Za-z0-9_]{{1,15}})"
_DAY = "([0-9]{4}-[0-9]{2}-[0-9]{2})"
_NUMBER = "([0-9]{1,9})"
# What may stand after a key and its colon, and what the groups of that make.
_OPERATORS: dict[str, tuple[str, Callable[..., Term | None]]] = {
    "from": (_NAME, From),
    "to": (_NAME, To),
    "since": (_DAY, lambda day: Since(date.fromisoformat(day))),
    "until": (_DAY, lambda day: Until(date.fromisoformat(day))),
    "within": ("([0-9]{1,6})([smhdwSMHDW])", _within),
    "filter": ("(.+)", _filter),
    "has": ("(.+)", _filter),
    "lang": ("([A-Za-z]{2,3})(?:-[A-Za-z0-9]+)*", lambda code: Lang(code.lower())),
    "url": ("(.+)", Url),
    "min_likes": (_NUMBER, _at_least("likes")),
    "min_faves": (_NUMBER, _at_least("likes")),
    "min_retweets": (_NUMBER, _at_least("retweets")),
    "min_replies": (_NUMBER, _at_least("replies")),
    "conversation": ("([0-9]{1,19})", _conversation),
}
