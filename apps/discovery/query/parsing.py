"""From the text of a query to its tree. Whatever can't be understood is searched as words.

The way: text, tokens, tokens that make sense (every sign has its operands, parentheses match),
tokens within the limits, tree.
"""

import re
from collections import deque
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise

from .nodes import (
    MAX_DEPTH,
    MAX_LENGTH,
    MAX_TERMS,
    Node,
    Phrase,
    Term,
    Word,
    conjunction,
    disjunction,
    negation,
)
from .printing import write_term
from .terms import read_term


class Sign(StrEnum):
    OPEN = "("
    CLOSE = ")"
    NOT = "-"
    OR = "OR"
    AND = "AND"


type Token = Sign | Term

_PLAIN = {
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], " "),
    **dict.fromkeys(map(ord, "“”„«»"), '"'),
}
# A quote without its partner and a hyphen before a space match nothing: they are passed over.
_TOKEN = re.compile(r'"([^"]*)"|([()]|-(?=\S))|([^\s"()-][^\s"()]*)')


def parse(text: str) -> Node | None:
    """The tree of `text` in normal form; None when it asks for nothing.

    Any text has one, in linear time. OR binds tighter than words side by side do: `a b OR c` is
    a and either of b and c. Past `MAX_LENGTH` characters (of the text, or of what `write` makes
    of it) or `MAX_TERMS` terms the rest is left out.
    """
    tokens = list(_scan(text[:MAX_LENGTH].translate(_PLAIN)))
    rest = deque(_limited(_joined(_filled(_paired(tokens)))))
    return _every(rest) if rest else None


def _scan(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        phrase, sign, word = match.groups()
        if word:
            yield Sign(word) if word in {"OR", "AND"} else read_term(word)
        elif sign:
            yield Sign(sign)
        elif phrase.strip():
            yield Phrase(" ".join(phrase.split()))
        else:
            yield from (Sign.OPEN, Sign.CLOSE)


def _paired(tokens: list[Token]) -> list[Token]:
    """Without parentheses that lack a partner or are too deep."""
    partners = _partners(tokens)
    kept: list[Token] = []
    depth = 0
    for at, token in enumerate(tokens):
        is_open, is_close = token is Sign.OPEN, token is Sign.CLOSE
        if (is_open or is_close) and at not in partners:
            continue
        depth -= is_close
        if depth < MAX_DEPTH or not (is_open or is_close):
            kept.append(token)
        depth += is_open
    return kept


def _partners(tokens: list[Token]) -> set[int]:
    """Where the parentheses are that match."""
    opened: list[int] = []
    found: set[int] = set()
    for at, token in enumerate(tokens):
        if token is Sign.OPEN:
            opened.append(at)
        elif token is Sign.CLOSE and opened:
            found |= {opened.pop(), at}
    return found


def _filled(tokens: list[Token]) -> list[Token]:
    """Without empty parentheses, and hyphens that negate nothing or each other."""
    kept: list[Token] = []
    for token in tokens:
        if token is Sign.CLOSE:
            _take_off(kept, Sign.NOT)
            if _take_off(kept, Sign.OPEN):
                _take_off(kept, Sign.NOT)
                continue
        elif token is Sign.NOT and _take_off(kept, Sign.NOT):
            continue
        kept.append(token)
    _take_off(kept, Sign.NOT)
    return kept


def _take_off(kept: list[Token], sign: Sign) -> bool:
    """Whether `sign` was at the end."""
    if kept and kept[-1] is sign:
        kept.pop()
        return True
    return False


def _joined(tokens: list[Token]) -> list[Token]:
    """Without AND; where it or OR lacks a side it becomes a word."""
    kept: list[Token] = []
    for token, after in pairwise([*tokens, Sign.CLOSE]):
        if token is not Sign.OR and token is not Sign.AND:
            kept.append(token)
            continue
        before = kept[-1] if kept else Sign.OPEN
        lacks_left = isinstance(before, Sign) and before is not Sign.CLOSE
        if lacks_left or after in {Sign.CLOSE, Sign.OR, Sign.AND}:
            # In lower case, or it would find a side when it is read again.
            kept.append(Word(token.lower()))
        elif token is Sign.OR:
            kept.append(token)
    return kept


def _limited(tokens: list[Token]) -> list[Token]:
    kept: list[Token] = []
    terms, length = 0, -1
    for token in tokens:
        terms += not isinstance(token, Sign)
        length += _length(token)
        if terms > MAX_TERMS or length > MAX_LENGTH:
            return _closed(kept)
        kept.append(token)
    return kept


def _closed(tokens: list[Token]) -> list[Token]:
    """The beginning of a query, without signs at its end that lead nowhere."""
    while tokens and tokens[-1] in {Sign.OPEN, Sign.NOT, Sign.OR}:
        tokens.pop()
    return tokens + [Sign.CLOSE] * (tokens.count(Sign.OPEN) - tokens.count(Sign.CLOSE))


def _length(token: Token) -> int:
    """What it adds to the text from `write`: both parentheses at once, the space after a term."""
    if not isinstance(token, Sign):
        return len(write_term(token)) + 1
    return {Sign.OPEN: 2, Sign.CLOSE: 0, Sign.NOT: 1}.get(token, len(token) + 1)


def _every(rest: deque[Token]) -> Node:
    parts = [_either(rest)]
    while rest and rest[0] is not Sign.CLOSE:
        parts.append(_either(rest))
    return conjunction(parts)


def _either(rest: deque[Token]) -> Node:
    parts = [_one(rest)]
    while rest and rest[0] is Sign.OR:
        rest.popleft()
        parts.append(_one(rest))
    return disjunction(parts)


def _one(rest: deque[Token]) -> Node:
    token = rest.popleft()
    if not isinstance(token, Sign):
        return token
    if token is Sign.NOT:
        return negation(_one(rest))
    inner = _every(rest)
    rest.popleft()
    return inner
