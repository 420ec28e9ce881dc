"""Finding web addresses in text, with or without a scheme, in linear time.

twitter-text states the grammar as one regular expression, which backtracks; this is a scanner
for the same language. A *run* is a stretch of characters that hosts are made of. Each run is
read once: for each dot in it, how far a host that goes on behind it can reach. What stands behind
the host is wider than there, see `tails.py`.
"""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from .chars import ASCII_RUN, AT_SIGNS, HASH_SIGNS, HOST_RUN, INVALID
from .tails import Tails
from .tlds import LONGEST_UNICODE_TLD, MIXED_TLDS, TLDS, UNICODE_TLDS

MAX_URL_LENGTH = 4096
MAX_LABEL_LENGTH = 63
MAX_TCO_SLUG_LENGTH = 40
_ASSUMED_SCHEME = "https://"

_RUN = regex.compile(HOST_RUN)
# What may stand before an address; other characters make it part of a word or a name.
_NOT_BEFORE = regex.compile(rf"[A-Za-z0-9${AT_SIGNS}{HASH_SIGNS}{INVALID}]")
_NOT_BEFORE_BARE = frozenset("-_./")
_START = regex.compile(rf"(?<![A-Za-z0-9${AT_SIGNS}{HASH_SIGNS}{INVALID}])[^-_.]")
_DOT = regex.compile(r"\.")
_SCHEME = regex.compile(r"https?://", regex.IGNORECASE)
_ASCII_TLD = regex.compile(r"[A-Za-z0-9]++(?![0-9A-Za-z@+-])")
_PUNYCODE_TLD = regex.compile(r"xn--[-0-9a-z]+", regex.IGNORECASE)
_AFTER_UNICODE_TLD = regex.compile(r"[0-9A-Za-z@+-]")
_ASCII_RUN = regex.compile(ASCII_RUN)
_ASCII_LABEL = regex.compile(r"[^.]+\.")
_PORT = regex.compile(r":[0-9]+")
_TCO = regex.compile(r"https?://t\.co/([a-z0-9]+)", regex.IGNORECASE)


class Url(NamedTuple):
    """An address as it was written, at `text[start:end]`."""

    start: int
    end: int
    url: str


class _Match(NamedTuple):
    """An address with its parts: `text[host_start:host_end]` is the host alone."""

    start: int
    host_start: int
    host_end: int
    tail_start: int
    end: int


def find_urls(text: str) -> list[Url]:
    """The addresses in `text`, in their order, never overlapping."""
    if "." not in text:
        return []
    found: list[Url] = []
    tails = Tails(text)
    # The character before an address belongs to it, so the next can't begin where one ended.
    free = 0
    for run in _RUN.finditer(text):
        if "." not in run[0]:
            continue
        for host_start, host_end in _hosts(text, max(run.start(), free), run.end()):
            match = _match(text, host_start, host_end, free, tails)
            free = match.end + 1
            has_scheme = match.start < match.host_start
            found += _with_scheme(text, match) if has_scheme else _bare(text, match)
    return found


def _hosts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The hosts in one run, each as long as it can be."""
    dots = [match.start() for match in _DOT.finditer(text, start, end)]
    if len(dots) == 1:
        reach: list[tuple[int | None, int | None]] = [(_tld_end(text, dots[0] + 1), None)]
    else:
        reach = _reach(text, start, dots)
    label = start
    for dot, (own, further) in zip(dots, reach, strict=True):
        if label <= dot and (own or further) and text[dot - 1 : dot] not in {"", "-", "_", "."}:
            # An underscore may stand in any label but the one before the top-level domain.
            first = label if further else max(label, text.rfind("_", label, dot) + 1)
            begin = _START.search(text, first, dot)
            if begin:
                host_end = further or own or dot
                yield begin.start(), host_end
                label = host_end + 1
                continue
        label = max(label, dot + 1)


def _reach(text: str, start: int, dots: list[int]) -> list[tuple[int | None, int | None]]:
    """For each dot where a host ends whose top-level domain is right behind it, and where one
    that goes on over further dots does. Read from the right, each label once."""
    reach: list[tuple[int | None, int | None]] = [(None, None)] * len(dots)
    beyond: int | None = None
    for index in range(len(dots) - 1, -1, -1):
        own = _tld_end(text, dots[index] + 1)
        reach[index] = (own, beyond)
        label_start = dots[index - 1] + 1 if index else start
        label = text[label_start : dots[index]]
        if not label or label[0] in "-_" or label[-1] in "-_":
            beyond = None
        elif beyond is None:
            beyond = None if "_" in label else own
    return reach


def _match(text: str, host_start: int, host_end: int, free: int, tails: Tails) -> _Match:
    """The address around a host: its scheme before it; port, path, query and fragment behind."""
    start = host_start - _scheme_length(text, host_start, free)
    port = _PORT.match(text, host_end) if text.startswith(":", host_end) else None
    tail_start = port.end() if port else host_end
    short = _TCO.match(text, start) if start < host_start else None
    if short and len(short[1]) <= MAX_TCO_SLUG_LENGTH:
        slug_end = short.end()
        end = tails.end(slug_end) if text.startswith("?", slug_end) else slug_end
    else:
        end = tails.end(tail_start)
    return _Match(start, host_start, host_end, tail_start, end)


def _scheme_length(text: str, host_start: int, free: int) -> int:
    if not text.startswith("//", host_start - 2):
        return 0
    for length in (8, 7):
        start = host_start - length
        if start >= free and _SCHEME.fullmatch(text, start, host_start):
            return length if start == 0 or not _NOT_BEFORE.match(text, start - 1) else 0
    return 0


def _tld_end(text: str, start: int) -> int | None:
    """Where the top-level domain that begins at `start` ends, if one does begin there."""
    if not text[start : start + 1].isascii():
        for end in range(min(start + LONGEST_UNICODE_TLD, len(text)), start, -1):
            if text[start:end] in UNICODE_TLDS and not _AFTER_UNICODE_TLD.match(text, end):
                return end
        return None
    ascii_ = _ASCII_TLD.match(text, start)
    if ascii_ and ascii_[0].lower() in TLDS:
        return int(ascii_.end())
    for tld in MIXED_TLDS:
        end = start + len(tld)
        if text.startswith(tld, start) and not _AFTER_UNICODE_TLD.match(text, end):
            return end
    punycode = _PUNYCODE_TLD.match(text, start)
    return int(punycode.end()) if punycode else None


def _with_scheme(text: str, match: _Match) -> list[Url]:
    url = text[match.start : match.end]
    scheme_length = match.host_start - match.start
    if not _is_sound(text[match.host_start : match.host_end], len(url) + scheme_length):
        return []
    short = _TCO.match(url)
    if short and len(short[1]) > MAX_TCO_SLUG_LENGTH:
        return []
    return [Url(match.start, match.end, url)]


def _bare(text: str, match: _Match) -> list[Url]:
    """Addresses without a scheme: only those parts of the host that are ASCII or accented."""
    host = text[match.host_start : match.host_end]
    length = match.end - match.start + len(_ASSUMED_SCHEME)
    if text[match.start - 1 : match.start] in _NOT_BEFORE_BARE or not _is_sound(host, length):
        return []
    urls = [
        Url(match.start + start, match.start + end, host[start:end])
        for start, end in _ascii_hosts(host)
    ]
    if urls and match.end > match.tail_start:
        last = urls.pop()
        urls.append(Url(last.start, match.end, last.url + text[match.host_end : match.end]))
    return urls


def _ascii_hosts(host: str) -> list[tuple[int, int]]:
    """Spans of the parts of `host` that are hosts by themselves, in ASCII or accented letters."""
    if host.isascii() and "_" not in host:
        return [(0, len(host))]
    found: list[tuple[int, int]] = []
    for run in _ASCII_RUN.finditer(host):
        begin = expected = -1
        best: tuple[int, int] | None = None
        for label in _ASCII_LABEL.finditer(host, *run.span()):
            if label.start() != expected:
                # After an empty label another host begins.
                found += [best] if best else []
                begin, best = label.start(), None
            end = _tld_end(host, label.end())
            best = (begin, end) if end else best
            expected = label.end()
        found += [best] if best else []
    return found


def _is_sound(host: str, length: int) -> bool:
    """Whether the host could be looked up at all, and the address is not over-long."""
    if host.startswith("xn--") and not (host.isascii() or _ascii_hosts(host)):
        return False
    if length > MAX_URL_LENGTH:
        return False
    short = host.isascii() and len(host) <= MAX_LABEL_LENGTH
    return short or all(map(_fits_a_label, host.split(".")))


def _fits_a_label(label: str) -> bool:
    # Encoding makes nothing shorter, and takes long for long labels.
    if not 0 < len(label) <= MAX_LABEL_LENGTH:
        return False
    return label.isascii() or len(label.encode("punycode")) + 4 <= MAX_LABEL_LENGTH
