"""A request: its head, its body, and the environ that WSGI makes of them."""

import sys
import tempfile
from typing import IO, Any
from urllib.parse import unquote_to_bytes

import httptools

from .capacity import MEMORY_BYTES
from .response import FileBody

_READS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class BadRequestError(Exception):
    """What was sent is no request that can be answered; `status` says why."""

    def __init__(self, status: str) -> None:
        super().__init__(status)
        self.status = status


class Request:
    """One request of a connection, filled while it comes in."""

    __slots__ = (
        *("method", "target", "version", "headers", "head_size", "keep_alive"),
        *("body", "body_size"),
    )

    def __init__(self) -> None:
        self.method = ""
        self.target = b""
        self.version = "1.1"
        self.headers: list[tuple[bytes, bytes]] = []
        self.head_size = 0
        self.keep_alive = False
        self.body: IO[bytes] | None = None
        self.body_size = 0

    @property
    def reads(self) -> bool:
        """Whether its method promises to change nothing."""
        return self.method in _READS

    def header(self, name: bytes) -> bytes | None:
        """The first value of a header, by its name in small letters."""
        return next((value for key, value in self.headers if key == name), None)

    def write_body(self, data: bytes) -> None:
        """Adds to the body, on disk once it is large. Raises OSError when the disk is full."""
        if self.body is None:
            self.body = tempfile.SpooledTemporaryFile(MEMORY_BYTES)  # noqa: SIM115  closed by its user
        self.body.write(data)
        self.body_size += len(data)

    def close(self) -> None:
        if self.body is not None:
            self.body.close()

    def environ(self, server: tuple[str, int], client: str) -> dict[str, Any]:
        """PEP 3333's environ. Raises BadRequestError for a target that is no address."""
        target, authority = _split_target(self.target)
        path, _, query = target.partition(b"?")
        environ: dict[str, Any] = {
            "REQUEST_METHOD": self.method,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": query.decode("latin-1"),
            "SERVER_NAME": server[0],
            "SERVER_PORT": str(server[1]),
            "SERVER_PROTOCOL": f"HTTP/{self.version}",
            "REMOTE_ADDR": client,
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": self._input(),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
            "wsgi.file_wrapper": FileBody,
        }
        _add_headers(environ, self.headers)
        if authority:
            environ["HTTP_HOST"] = authority.decode("latin-1")
        if self.body_size:
            # What really came, also of a body whose length its head did not tell.
            environ["CONTENT_LENGTH"] = str(self.body_size)
        return environ

    def _input(self) -> IO[bytes]:
        if self.body is None:
            self.body = tempfile.SpooledTemporaryFile(1)  # noqa: SIM115
        self.body.seek(0)
        return self.body


def _split_target(target: bytes) -> tuple[bytes, bytes | None]:
    """The path with its query, and the host that an absolute address names."""
    if target.startswith(b"/") or target == b"*":
        return target.partition(b"#")[0], None
    try:
        url = httptools.parse_url(target)
    except httptools.HttpParserInvalidURLError as error:
        raise BadRequestError("400 Bad Request") from error
    if url.schema not in {b"http", b"https"} or not url.host:
        raise BadRequestError("400 Bad Request")
    host = url.host if b":" not in url.host else b"[" + url.host + b"]"
    path = (url.path or b"/") + (b"?" + url.query if url.query else b"")
    return path, host + (b":%d" % url.port if url.port else b"")


def _add_headers(environ: dict[str, Any], headers: list[tuple[bytes, bytes]]) -> None:
    for raw, value in headers:
        # An underscore would read like a hyphen, which proxies don't look for.
        if b"_" in raw:
            continue
        name = raw.decode("latin-1").upper().replace("-", "_")
        key = name if name in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{name}"
        text = value.decode("latin-1")
        if key in environ:
            text = f"{environ[key]}{'; ' if key == 'HTTP_COOKIE' else ','}{text}"
        environ[key] = text
