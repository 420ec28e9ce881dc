"""Fetching one document from a server that may be hostile: bounded in place, time and size."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpcore

from .errors import FetchError, GoneError
from .network import Deadline, GuardedBackend, Policy
from .targets import Target, join_target, read_target

MAX_REDIRECTS = 3
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410, 451})
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE | re.ASCII)
# All that httpcore raises; it has no common class for them.
_FAILURES = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.TimeoutException,
    httpcore.UnsupportedProtocol,
    OSError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document: `url` after redirects, `content_type` in lower case without parameters,
    `charset` as the server named it."""

    url: str
    content_type: str
    body: bytes
    charset: str | None


@dataclass(frozen=True, slots=True)
class _Wanted:
    accept: tuple[str, ...]
    limit: int
    whole: bool
    agent: str


def fetch(
    url: str,
    *,
    accept: tuple[str, ...],
    policy: Policy,
    agent: str,
    limit: int = 1_000_000,
    within: float = 5.0,
    whole: bool = True,
) -> Fetched:
    """The document at `url`, of a content type that begins with one of `accept`.

    `agent` is our site's address, told to the server. It all takes at most `within` seconds.
    What is longer than `limit` bytes is an error, or cut there if it need not be `whole`.
    Raises FetchError, and nothing else, whatever the server does.
    """
    target = read_target(url)
    wanted = _Wanted(accept, limit, whole, agent)
    backend = GuardedBackend(policy, Deadline(within))
    with httpcore.ConnectionPool(
        ssl_context=policy.tls, network_backend=backend, max_keepalive_connections=0
    ) as pool:
        for _ in range(MAX_REDIRECTS + 1):
            found = _ask(pool, target, wanted)
            if isinstance(found, Fetched):
                return found
            target = found
    raise FetchError("There are too many redirects.")


def _ask(pool: httpcore.ConnectionPool, target: Target, wanted: _Wanted) -> Fetched | Target:
    """The document, or where to look for it instead."""
    with (
        _errors(),
        pool.stream("GET", _address(target), headers=_headers(target, wanted)) as answer,
    ):
        if answer.status in _REDIRECTS:
            return join_target(target.url, _header(answer, b"location"))
        if answer.status in _GONE:
            raise GoneError(f"The server says {answer.status}.")
        if answer.status != 200:
            raise FetchError(f"The server says {answer.status}.")
        kind = _header(answer, b"content-type")
        content_type = kind.partition(";")[0].strip().lower()
        if not content_type.startswith(wanted.accept):
            raise FetchError("It is something else than was asked for.")
        # Unpacking is where a few bytes become gigabytes.
        if _header(answer, b"content-encoding").strip().lower() not in {"", "identity"}:
            raise FetchError("It is packed, though we said that we unpack nothing.")
        charset = _CHARSET.search(kind)
        body = _body(answer, wanted)
        return Fetched(target.url, content_type, body, charset[1] if charset else None)


@contextmanager
def _errors() -> Iterator[None]:
    try:
        yield
    except _FAILURES as error:
        raise FetchError(f"{type(error).__name__}: {error}") from error


def _address(target: Target) -> httpcore.URL:
    return httpcore.URL(
        scheme=target.scheme.encode(),
        host=target.host.encode(),
        port=target.port,
        target=target.path.encode(),
    )


def _headers(target: Target, wanted: _Wanted) -> list[tuple[bytes, bytes]]:
    kinds = (f"{kind}*" if kind.endswith("/") else kind for kind in wanted.accept)
    return [
        (b"Host", target.authority.encode()),
        (b"User-Agent", f"Twite link preview (+{wanted.agent})".encode()),
        (b"Accept", ", ".join(kinds).encode()),
        (b"Accept-Encoding", b"identity"),
        (b"Connection", b"close"),
    ]


def _header(answer: httpcore.Response, name: bytes) -> str:
    """The first header of that name, or nothing."""
    for key, value in answer.headers:
        if key.lower() == name:
            # Addresses in UTF-8 do occur, and everything else is in ASCII.
            return value.decode(errors="replace")
    return ""


def _body(answer: httpcore.Response, wanted: _Wanted) -> bytes:
    body = bytearray()
    for chunk in answer.iter_stream():
        body += chunk
        if len(body) > wanted.limit:
            if wanted.whole:
                raise FetchError("It is too long.")
            return bytes(body[: wanted.limit])
    return bytes(body)
