"""What a client sends, as whole requests. The parser is llhttp, by httptools."""

from collections import deque
from collections.abc import Callable

import httptools

from .capacity import HEAD_BYTES, HEADERS, WAITING
from .request import BadRequestError, Request

_HEAD_TOO_LARGE = "431 Request Header Fields Too Large"


class RequestReader:
    """Takes bytes in and puts requests into `whole`, their bodies with them.

    `keep_body` is told of each piece of a body that is kept, `forget_body` of bodies that nobody
    asked for before they were let go; the first may raise BadRequestError. Whoever takes a whole
    request forgets its body.
    """

    def __init__(
        self,
        body_limit: int,
        keep_body: Callable[[int], None],
        forget_body: Callable[[int], None],
    ) -> None:
        self.whole: deque[Request] = deque()
        # The last request that can be read: another protocol follows, or a body that nobody wants.
        self.last: Request | None = None
        self.current: Request | None = None
        self.in_body = False
        self.received = 0
        self._head_bytes = 0
        # Since the head, or the last piece of a body.
        self._trailer_bytes = 0
        self._body_limit = body_limit
        self._keep_body, self._forget_body = keep_body, forget_body
        self._parser = httptools.HttpRequestParser(self)

    def feed(self, data: bytes) -> None:
        """Raises BadRequestError when this can't become a request."""
        self.received += len(data)
        self._head_bytes = 0 if self.in_body else self._head_bytes + len(data)
        self._trailer_bytes += len(data)
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            self.last = self.whole[-1] if self.whole else None
        except httptools.HttpParserCallbackError as error:
            cause = error.__context__
            raise cause if isinstance(cause, BadRequestError) else error from None
        except httptools.HttpParserError as error:
            raise BadRequestError("400 Bad Request") from error
        in_trailer = self.current is not None and self.in_body
        if (self._reads_head and self._head_bytes > HEAD_BYTES) or (
            in_trailer and self._trailer_bytes > HEAD_BYTES
        ):
            raise BadRequestError(_HEAD_TOO_LARGE)

    @property
    def _reads_head(self) -> bool:
        return self.current is not None and not self.in_body

    @property
    def expects_continue(self) -> bool:
        """Whether the client waits to be told that its body is wanted."""
        request = self.current
        if not request or not self.in_body or request.body or request.version != "1.1":
            return False
        return (request.header(b"expect") or b"").lower() == b"100-continue"

    def close(self) -> None:
        """Lets go of what was not answered."""
        if self.current:
            self.whole.append(self.current)
            self.current = None
        while self.whole:
            request = self.whole.pop()
            self._forget_body(request.body_size)
            request.close()

    # --- Called by the parser -------------------------------------------------

    def on_message_begin(self) -> None:
        self.current = Request()

    def on_url(self, url: bytes) -> None:
        if self.current:
            self.current.target += url
            self.current.head_size += len(url)

    def on_header(self, name: bytes, value: bytes | None) -> None:
        request = self.current
        if not request or self.in_body:
            return  # a body's trailer
        request.headers.append((name.lower(), value or b""))
        request.head_size += len(name) + len(value or b"")
        if len(request.headers) > HEADERS or request.head_size > HEAD_BYTES:
            raise BadRequestError(_HEAD_TOO_LARGE)

    def on_headers_complete(self) -> None:
        request = self.current
        if not request:
            return
        request.method = self._parser.get_method().decode("latin-1")
        request.version = self._parser.get_http_version()
        request.keep_alive = request.version != "1.0" and self._parser.should_keep_alive()
        hosts = sum(name == b"host" for name, _ in request.headers)
        if hosts > 1 or (not hosts and request.version != "1.0"):
            raise BadRequestError("400 Bad Request")
        self.in_body = True
        self._trailer_bytes = 0
        length = request.header(b"content-length")
        if length and int(length) > self._body_limit:
            # The application says so on a page of its own; the body is not looked at.
            self.last = request
            self._finish(request)

    def on_body(self, data: bytes) -> None:
        self._trailer_bytes = 0
        request = self.current
        if not request:
            return
        if request.body_size + len(data) > self._body_limit:
            raise BadRequestError("413 Content Too Large")
        try:
            request.write_body(data)
        except OSError as error:
            raise BadRequestError("507 Insufficient Storage") from error
        self._keep_body(len(data))

    def on_message_complete(self) -> None:
        if self.current:
            self._finish(self.current)
        self.in_body = False
        self._head_bytes = 0

    def _finish(self, request: Request) -> None:
        self.whole.append(request)
        self.current = None
        if len(self.whole) > WAITING:
            raise BadRequestError("503 Service Unavailable")
