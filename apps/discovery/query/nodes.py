"""The tree of a query.

In normal form an `And` or `Or` has two parts or more, none of its own kind, and no `Not` stands
directly in a `Not`. `conjunction`, `disjunction` and `negation` keep to it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

# As long as the field is, and as an address can carry without trouble.
MAX_LENGTH = 1000
# Every term is a condition for the database; nobody types more of them by hand.
MAX_TERMS = 50
# Trees are walked by recursion.
MAX_DEPTH = 20

type Counted = Literal["likes", "retweets", "replies"]
type Term = (
    Word
    | Phrase
    | Topic
    | Cash
    | Mention
    | From
    | To
    | Since
    | Until
    | Within
    | Filter
    | Lang
    | Url
    | AtLeast
    | Conversation
)
type Node = Term | Not | And | Or


@dataclass(frozen=True, slots=True)
class Word:
    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other, with one space between them."""

    text: str


@dataclass(frozen=True, slots=True)
class Topic:
    """`#tag`, as written and without its sign."""

    tag: str


@dataclass(frozen=True, slots=True)
class Cash:
    """`$tag`, as written and without its sign."""

    tag: str


@dataclass(frozen=True, slots=True)
class Mention:
    """`@name`, as written and without its sign."""

    name: str


@dataclass(frozen=True, slots=True)
class From:
    """Tweets by `name`, as written; "me" is whoever searches."""

    name: str


@dataclass(frozen=True, slots=True)
class To:
    """Replies to `name`, as written; "me" is whoever searches."""

    name: str


@dataclass(frozen=True, slots=True)
class Since:
    day: date


@dataclass(frozen=True, slots=True)
class Until:
    day: date


@dataclass(frozen=True, slots=True)
class Within:
    """Not older than `amount` (1 to 999,999) of `unit`: s, m, h, d or w. That may reach further
    back than a `datetime` does."""

    amount: int
    unit: str


@dataclass(frozen=True, slots=True)
class Filter:
    """One of: follows, replies, quote, media, images, links, poll."""

    kind: str


@dataclass(frozen=True, slots=True)
class Lang:
    """A code of two or three lower-case letters."""

    code: str


@dataclass(frozen=True, slots=True)
class Url:
    """A part of an address."""

    text: str


@dataclass(frozen=True, slots=True)
class AtLeast:
    what: Counted
    number: int


@dataclass(frozen=True, slots=True)
class Conversation:
    """The id fits 64 bits with a sign."""

    id: int


@dataclass(frozen=True, slots=True)
class Not:
    part: Node


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Node, ...]


def negation(part: Node) -> Node:
    return part.part if isinstance(part, Not) else Not(part)


def conjunction(parts: Iterable[Node]) -> Node:
    """All of `parts`, of which there must be one at least."""
    flat = _flattened(And, parts)
    return flat[0] if len(flat) == 1 else And(flat)


def disjunction(parts: Iterable[Node]) -> Node:
    """Any of `parts`, of which there must be one at least."""
    flat = _flattened(Or, parts)
    return flat[0] if len(flat) == 1 else Or(flat)


def words_of(node: Node | None) -> list[str]:
    """What to highlight, in its order: words, phrases and topics that aren't negated."""
    match node:
        case Word(text) | Phrase(text) | Topic(text):
            return [text]
        case And(parts) | Or(parts):
            return [word for part in parts for word in words_of(part)]
    return []


def people_in(node: Node | None) -> list[str]:
    """What to look for among people: words, phrases and names that aren't negated."""
    match node:
        case Word(text) | Phrase(text):
            return [text]
        case Mention(name) | From(name):
            return [name]
        case And(parts) | Or(parts):
            return [word for part in parts for word in people_in(part)]
    return []


def _flattened(kind: type[And | Or], parts: Iterable[Node]) -> tuple[Node, ...]:
    return tuple(
        inner for part in parts for inner in (part.parts if isinstance(part, kind) else (part,))
    )
