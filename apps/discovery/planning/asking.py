"""What of a query the index can answer."""

from collections.abc import Callable, Iterable
from typing import Any

from apps.text.terms import sought

from .. import query
from ..index.expressions import ALL, Either, Every, Expression, Has, Lacks, has
from ..query import Node
from ..words import IMAGE, LINK, QUOTE, REPLY, by, mark, url_marks
from .names import NOBODY, Names

_KINDS = {
    "replies": REPLY,
    "quote": QUOTE,
    "images": IMAGE,
    "media": IMAGE,
    "links": LINK,
    # No Tweet has one yet.
    "poll": "_kpoll",
}


def says_something(node: Node) -> bool:
    """Signs alone are nothing to look for."""
    match node:
        case query.Word(text) | query.Phrase(text):
            return bool(sought(text).terms)
        case query.Not(part):
            return says_something(part)
        case query.And(parts) | query.Or(parts):
            return any(says_something(part) for part in parts)
    return not isinstance(node, query.Url) or bool(url_marks(node.text))


def asked(node: Node, names: Names) -> Expression | None:
    """The question to the index; None if it can't tell all of it."""
    match node:
        case query.Not(part):
            inner = asked(part, names)
            return None if inner is None else Lacks(inner)
        case query.And(parts):
            return _joined(parts, names, every)
        case query.Or(parts):
            return _joined(parts, names, lambda known: Either(tuple(known)))
    ask = _TERMS.get(type(node))
    return ask(node, names) if ask else None


def _joined(
    parts: Iterable[Node], names: Names, join: Callable[[list[Expression]], Expression]
) -> Expression | None:
    found = [asked(part, names) for part in parts if says_something(part)]
    known = [one for one in found if one is not None]
    return join(known) if len(known) == len(found) else None


def every(parts: Iterable[Expression]) -> Expression:
    """All of them, without Every in Every; ALL for none."""
    flat = [
        one
        for part in parts
        if part != ALL
        for one in (part.parts if isinstance(part, Every) else (part,))
    ]
    return ALL if not flat else flat[0] if len(flat) == 1 else Every(tuple(flat))


def _words(node: query.Word | query.Phrase, _: Names) -> Expression:
    return Has(sought(node.text))


def _mention(node: query.Mention, names: Names) -> Expression:
    """Who isn't here was not mentioned, only named."""
    words = sought(node.name)
    known = node.name.lower() in names.ids or not words.terms
    return has(mark("m", node.name)) if known else Has(words)


def _filter(node: query.Filter, names: Names) -> Expression | None:
    if node.kind != "follows":
        return has(_KINDS[node.kind])
    if names.follows is None:
        return None
    return Either(tuple(has(by("f", pk)) for pk in [*names.follows, NOBODY]))


_TERMS: dict[type, Callable[[Any, Names], Expression | None]] = {
    query.Word: _words,
    query.Phrase: _words,
    query.Mention: _mention,
    query.Filter: _filter,
    query.Topic: lambda node, _: has(mark("h", node.tag)),
    query.Cash: lambda node, _: has(mark("c", node.tag)),
    query.From: lambda node, names: has(by("f", names.pk(node.name))),
    query.To: lambda node, names: has(by("t", names.pk(node.name))),
    query.Lang: lambda node, _: has(mark("l", node.code)),
    query.Url: lambda node, _: every(has(one) for one in url_marks(node.text)),
    query.Conversation: lambda node, names: has(by("v", names.conversation(node.id))),
}
