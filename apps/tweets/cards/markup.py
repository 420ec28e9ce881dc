"""The few tags of an HTML page that describe it, found in one pass and linear time.

No tree is built. The rules of HTML for misnested tags let 40 kB of them become a tree of 2 GB,
and every parser that follows the rules builds it; nothing here needs to know what is inside what.
Where browsers would take the rest of the page for one comment, tag or script, it ends here.
"""

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import NamedTuple

_WANTED = frozenset({"base", "link", "meta", "title"})
# Markup means nothing inside these.
_RAW = frozenset({"iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"})

_SPACE = r"[\t\n\f\r ]"
_NAME = r"=?[^\t\n\f\r />=]++|="
_VALUE = r"\"([^\"]*+)(?:\"|\Z)|'([^']*+)(?:'|\Z)|([^\t\n\f\r \"'>][^\t\n\f\r >]*+)"
_ATTRIBUTE = re.compile(rf"[\t\n\f\r /]*+({_NAME})(?:{_SPACE}*+={_SPACE}*+(?:{_VALUE})?+)?+")
_MARKUP = re.compile(
    r"<(?:(?P<comment>!--(?!-?>))|(?P<other>[!?]|/(?![a-z]))|(?P<tag>/?[a-z][^\t\n\f\r />]*+))",
    re.IGNORECASE | re.ASCII,
)
_COMMENT_END = re.compile(r"--!?>")
_OTHER_END = re.compile(">")
_RAW_END = {
    name: re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE | re.ASCII) for name in _RAW
}
_TAG_END = re.compile(r"[\t\n\f\r /]*+>")
# Lengths are bounded because Python refuses to read a number of 5,000 digits.
_REFERENCE = re.compile(
    r"&(?:#(?:[0-9]{1,16}+(?![0-9])|x[0-9a-f]{1,16}+(?![0-9a-f]));?"
    r"|([a-z][a-z0-9]{1,31}+(?:;|(?![=a-z0-9]))))",
    re.IGNORECASE | re.ASCII,
)


class Tag(NamedTuple):
    """A `base`, `link`, `meta` or `title`: attributes by their names in lower case, and what a
    title holds. Values are as written, references such as &amp; included."""

    name: str
    attributes: dict[str, str]
    content: str


def find_tags(text: str) -> Iterator[Tag]:
    """Those tags in their order. Broken pages give what can be read of them, never an error."""
    position = 0
    while markup := _MARKUP.search(text, position):
        if markup["tag"]:
            tag, position = _tag(text, markup)
            if tag.name in _WANTED:
                yield tag
        else:
            pattern = _COMMENT_END if markup["comment"] else _OTHER_END
            end = pattern.search(text, markup.end())
            position = end.end() if end else len(text)


def decoded(text: str) -> str:
    """With characters in place of references: once, so that &amp;lt; becomes &lt;."""
    return _REFERENCE.sub(_character, text)


def _tag(text: str, markup: "re.Match[str]") -> tuple[Tag, int]:
    """The tag that begins there, and where to go on; one without a name if it never ends."""
    attributes, position = _attributes(text, markup.end())
    end = _TAG_END.match(text, position)
    if not end:
        return Tag("", {}, ""), len(text)
    name = markup["tag"].lower()
    if name not in _RAW:
        return Tag(name, attributes, ""), end.end()
    closing = _RAW_END[name].search(text, end.end())
    stop = closing.start() if closing else len(text)
    return Tag(name, attributes, text[end.end() : stop]), stop


def _attributes(text: str, position: int) -> tuple[dict[str, str], int]:
    """The attributes from there on, the first of each name, and where they end."""
    found: dict[str, str] = {}
    while part := _ATTRIBUTE.match(text, position):
        found.setdefault(part[1].lower(), part[2] or part[3] or part[4] or "")
        position = part.end()
    return found, position


def _character(reference: "re.Match[str]") -> str:
    # `unescape` takes &copyright for © and a rest, which in addresses it never is.
    known = reference[1] is None or reference[1] in html5
    return unescape(reference[0]) if known else reference[0]
