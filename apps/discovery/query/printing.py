"""From the tree of a query to its text."""

from .nodes import (
    MAX_DEPTH,
    MAX_LENGTH,
    And,
    AtLeast,
    Cash,
    Conversation,
    Filter,
    From,
    Lang,
    Mention,
    Node,
    Not,
    Or,
    Phrase,
    Since,
    Term,
    To,
    Topic,
    Until,
    Url,
    Within,
    Word,
)

_FORMS: dict[type, str] = {
    Word: "{0.text}",
    Phrase: '"{0.text}"',
    Topic: "#{0.tag}",
    Cash: "${0.tag}",
    Mention: "@{0.name}",
    From: "from:{0.name}",
    To: "to:{0.name}",
    Since: "since:{0.day}",
    Until: "until:{0.day}",
    Within: "within:{0.amount}{0.unit}",
    Filter: "filter:{0.kind}",
    Lang: "lang:{0.code}",
    Url: "url:{0.text}",
    AtLeast: "min_{0.what}:{0.number}",
    Conversation: "conversation:{0.id}",
}


def write(node: Node | None) -> str:
    """The text that `parse` reads as `node`; that of a tree from `parse` is at most `MAX_LENGTH`
    long. An `Or` inside an `And` gets parentheses, for people's sake, where the limits allow it."""
    if node is None:
        return ""
    text = _text(node, clear=True)
    # OR binds first anyway: without them a tree needs no more than the text it came from had.
    if len(text) > MAX_LENGTH or _height(node) > MAX_DEPTH:
        return _text(node, clear=False)
    return text


def write_term(term: Term) -> str:
    return _FORMS[type(term)].format(term)


def _text(node: Node, *, clear: bool) -> str:
    match node:
        case Not(part):
            return "-" + _wrapped(part, clear=clear, wrap=isinstance(part, And | Or))
        case And(parts):
            return " ".join(
                _wrapped(part, clear=clear, wrap=clear and isinstance(part, Or)) for part in parts
            )
        case Or(parts):
            return " OR ".join(
                _wrapped(part, clear=clear, wrap=isinstance(part, And)) for part in parts
            )
        case _:
            return write_term(node)


def _wrapped(node: Node, *, clear: bool, wrap: bool) -> str:
    text = _text(node, clear=clear)
    return f"({text})" if wrap else text


def _height(node: Node) -> int:
    """How many `And` and `Or` stand inside each other."""
    match node:
        case Not(part):
            return _height(part)
        case And(parts) | Or(parts):
            return 1 + max(_height(part) for part in parts)
    return 0
