"""Marking in a card what somebody looked for."""

import html
import re
from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString

from apps.text.terms import spans

# The text of a Tweet: its lines as boxes, or a line with links, and no box in a line.
_TEXT = re.compile(
    r'(?<=<div class="text" dir="auto">)(?:(?:<div dir.*?</div>)+|.*?)(?=</div>)',
    re.DOTALL,
)
_TAG = re.compile(r"(<[^>]*>)")


def marked(card: SafeString, words: Sequence[str]) -> SafeString:
    """`card` with each of `words` in its text between `<mark>` and `</mark>`."""
    if not words:
        return card
    # Safe: what is put in are tags of our own, and what was escaped is so again.
    return SafeString(_TEXT.sub(lambda match: _mark(match.group(), words), card, count=1))


def _mark(text: str, words: Sequence[str]) -> str:
    pieces = _TAG.split(text)
    return "".join(
        piece if piece.startswith("<") else _mark_plain(html.unescape(piece), words)
        for piece in pieces
    )


def _mark_plain(text: str, words: Sequence[str]) -> str:
    done, end = [], 0
    for start, stop in spans(text, words):
        done += [escape(text[end:start]), f"<mark>{escape(text[start:stop])}</mark>"]
        end = stop
    return "".join([*done, escape(text[end:])])
