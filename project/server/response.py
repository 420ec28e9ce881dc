"""An answer: what the application gave, ready to be sent without it."""

import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from email.utils import formatdate
from typing import IO, Any

from .capacity import MEMORY_BYTES

type Headers = list[tuple[str, str]]

_BODILESS = ("1", "204", "304")
_date = (0, "")


class FileBody:
    """`wsgi.file_wrapper`: a file that may be sent as it lies on the disk."""

    def __init__(self, file: IO[bytes], block_size: int = 8192) -> None:
        self.file, self.block_size = file, block_size

    def __iter__(self) -> Iterator[bytes]:
        return iter(lambda: self.file.read(self.block_size), b"")

    def close(self) -> None:
        if close := getattr(self.file, "close", None):
            close()


class Response:
    """A status, headers, and a body: `content`, then `size` bytes of `file`."""

    __slots__ = ("content", "file", "headers", "size", "status")

    def __init__(self, status: str, headers: Headers, content: bytes = b"") -> None:
        self.status, self.headers, self.content = status, headers, content
        self.file: IO[bytes] | None = None
        self.size = 0

    @classmethod
    def plain(cls, status: str, **headers: str) -> "Response":
        """For a client that sent nothing which the application could be asked."""
        given = [(name.replace("_", "-"), value) for name, value in headers.items()]
        return cls(status, [("Content-Type", "text/plain"), *given], f"{status}\n".encode())

    def head(self, *, keep_alive: bool) -> bytes:
        """Status line and headers, with the length that the body has."""
        lines = [f"HTTP/1.1 {self.status}\r\nDate: {http_date()}\r\n"]
        lines += [f"{name}: {value}\r\n" for name, value in self.headers]
        if self._needs_length:
            lines.append(f"Content-Length: {len(self.content) + self.size}\r\n")
        lines.append("\r\n" if keep_alive else "Connection: close\r\n\r\n")
        return "".join(lines).encode("latin-1")

    @property
    def _needs_length(self) -> bool:
        if self.status.startswith(_BODILESS):
            return False
        return all(name.lower() != "content-length" for name, _ in self.headers)

    def drop_header(self, name: str) -> None:
        self.headers = [one for one in self.headers if one[0].lower() != name]

    def drop_body(self) -> None:
        """For HEAD: the headers stay what they are with the body."""
        if self._needs_length:
            self.headers.append(("Content-Length", str(len(self.content) + self.size)))
        self.close()
        self.content, self.size = b"", 0

    def read(self, most: int) -> bytes:
        """The next bytes of the file. Raises OSError when they can't be read any more."""
        data = self.file.read(min(most, self.size)) if self.file else b""
        if not data:
            raise OSError("A file became shorter while it was sent")
        self.size -= len(data)
        return data

    def close(self) -> None:
        if self.file:
            self.file.close()
            self.file = None


def http_date() -> str:
    """Now, as HTTP writes it; put together once a second."""
    global _date  # noqa: PLW0603  one value for the process
    now = int(time.time())
    if _date[0] != now:
        _date = (now, formatdate(now, usegmt=True))
    return _date[1]


def run_application(
    application: Callable[..., Iterable[bytes]], environ: dict[str, Any]
) -> Response:
    """Asks the application, and takes its answer whole: in memory up to a size, then on disk.

    It must call `start_response` before it returns, as Django does, and write by its body alone.
    """
    started: list[Any] = []

    def start_response(status: str, headers: Headers, exc_info: Any = None) -> None:
        started[:] = [status, headers]

    body = application(environ, start_response)
    try:
        response = Response(*started)
        if environ["REQUEST_METHOD"] != "HEAD":
            # What is sent is counted here: a file may have another length than was said.
            response.drop_header("content-length")
        _take_body(response, body)
    finally:
        if close := getattr(body, "close", None):
            close()
    return response


def _take_body(response: Response, body: Iterable[bytes]) -> None:
    if isinstance(body, FileBody) and _take_file(response, body.file):
        return
    rest, pieces, size = iter(body), list[bytes](), 0
    for piece in rest:
        pieces.append(piece)
        size += len(piece)
        if size > MEMORY_BYTES:
            break
    if size <= MEMORY_BYTES:
        response.content = b"".join(pieces)
        return
    response.file = file = tempfile.TemporaryFile()  # noqa: SIM115  closed with the response
    file.writelines(pieces)
    file.writelines(rest)
    response.size = file.tell()
    file.seek(0)


def _take_file(response: Response, file: Any) -> bool:
    """Keeps a large file of the disk open beyond the application's answer; False for others."""
    try:
        descriptor = os.dup(file.fileno())
    except (AttributeError, OSError, ValueError):
        return False
    begin = file.tell()
    size = os.fstat(descriptor).st_size - begin
    if size <= MEMORY_BYTES:
        os.close(descriptor)
        return False
    kept = os.fdopen(descriptor, "rb", buffering=0)
    kept.seek(begin)
    response.file, response.size = kept, size
    return True
