"""Whether a whole text is one well-formed thing."""

import regex

from . import extract
from .chars import CYRILLIC

_PARTS = regex.compile(r"(?:([^:/?#]+)://)?([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?")
_PATH_CHAR = rf"(?:[a-zA-Z{CYRILLIC}0-9\-._~]|%[0-9a-fA-F]{{2}}|[!$&'()*+,;=]|[:|@])"
_PATH = regex.compile(rf"(?:/{_PATH_CHAR}*+)*+")
_TAIL = regex.compile(rf"(?:{_PATH_CHAR}|[/?])*+")
_USER = rf"(?:(?:[a-zA-Z{CYRILLIC}0-9\-._~]|%[0-9a-fA-F]{{2}}|[!$&'()*+,;=]|:)*+@)?"
_OCTET = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_WORD = r"[a-zA-Z0-9\u0080-\U0010FFFF]"
_LABEL = rf"{_WORD}(?:[-a-zA-Z0-9\u0080-\U0010FFFF]*{_WORD})?"
_SUBLABEL = rf"{_WORD}(?:[-_a-zA-Z0-9\u0080-\U0010FFFF]*{_WORD})?"
_TLD = rf"[a-zA-Z\u0080-\U0010FFFF](?:[-a-zA-Z0-9\u0080-\U0010FFFF]*{_WORD})?"
_HOST = rf"(?:{_OCTET}(?:\.{_OCTET}){{3}}|\[[a-fA-F0-9:.]+\]|(?:{_SUBLABEL}\.)*{_LABEL}\.{_TLD})"
_AUTHORITY = regex.compile(rf"{_USER}{_HOST}(?::[0-9]{{1,5}})?")


def is_username(text: str) -> bool:
    found = extract.mentions(text)
    return len(found) == 1 and not found[0].slug and found[0].value == text[1:]


def is_list(text: str) -> bool:
    found = extract.mentions(text)
    return (
        len(found) == 1 and bool(found[0].slug) and (found[0].start, found[0].end) == (0, len(text))
    )


def is_topic(text: str) -> bool:
    found = extract.topics(text)
    return len(found) == 1 and found[0].value == text[1:]


def is_url(text: str, *, needs_scheme: bool = True) -> bool:
    """Whether `text` is an address as RFC 3986 has it, hosts in any script allowed."""
    match = _PARTS.fullmatch(text)
    if not text or match is None:
        return False
    scheme, authority, path, query, fragment = match.groups()
    if needs_scheme and (scheme or "").lower() not in {"http", "https"}:
        return False
    tails = all(not part or _TAIL.fullmatch(part) for part in (query, fragment))
    return bool(tails and _PATH.fullmatch(path) and _AUTHORITY.fullmatch(authority))
