"""HTTP/1.1 with one client: requests come in whole, one after the other, and are answered in
their order. Whoever sends or takes too slowly is told so, or left."""

import asyncio
import logging
import time
from collections.abc import Callable
from functools import partial
from math import inf
from typing import TYPE_CHECKING, cast

from .incoming import RequestReader
from .outgoing import ResponseWriter
from .request import BadRequestError
from .response import Response

if TYPE_CHECKING:
    from .process import Process

logger = logging.getLogger("twite.server")
_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"


class Connection(asyncio.Protocol):
    """It waits for a request, takes it in, waits for the application (`answering`), and sends the
    answer. After a request that is not read to its end it drops what still comes, and ends."""

    transport: asyncio.Transport
    writer: ResponseWriter
    client: str
    server: tuple[str, int]

    def __init__(self, process: "Process") -> None:
        self.process = process
        self._capacity = process.capacity
        self.reader = RequestReader(
            process.capacity.body_bytes, process.keep_body, process.forget_body
        )
        self.answering = False
        # It ends after the present answer; what the client sent was not read to its end.
        self._closes = self._unread = False
        self._client_ended = False
        self._lingering = False
        # When its present state began, when the window for progress did, and what had moved then.
        self.since = self._window = time.monotonic()
        self._moved = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are none of asyncio's classes, and have all of their methods.
        self.transport = cast(asyncio.Transport, transport)
        self.writer = ResponseWriter(self.transport)
        peer = transport.get_extra_info("peername")
        if peer is None:
            # It was gone before it was taken.
            self.transport.abort()
            return
        self.client = peer[0]
        self.server = transport.get_extra_info("sockname")[:2]
        self.process.add(self)

    def connection_lost(self, error: Exception | None) -> None:
        self.process.remove(self)
        self.reader.close()
        self.writer.close()

    # --- Requests -------------------------------------------------------------

    def data_received(self, data: bytes) -> None:
        if self._lingering or self._unread:
            return
        stage = self.reader.current, self.reader.in_body
        try:
            self.reader.feed(data)
        except BadRequestError as error:
            if not self._busy:
                self._refuse(error.status)
                return
            # What came before it is answered, and then the connection ends.
            self._unread = True
        if (self.reader.current, self.reader.in_body) != stage:
            self._begin_state()
        if self.reader.expects_continue and not self._busy:
            self.transport.write(_CONTINUE)
        self._answer_next()
        if self.reader.whole:
            # What was sent ahead stays with the system until it is its turn.
            self.transport.pause_reading()

    def eof_received(self) -> bool:
        """Who says that nothing more comes may still wait for an answer."""
        self._client_ended = True
        return self._busy

    @property
    def _busy(self) -> bool:
        return self.answering or self.writer.busy or bool(self.reader.whole)

    def _answer_next(self) -> None:
        """Has the next whole request answered, unless the one before is not yet."""
        if self.answering or self.writer.busy or not self.reader.whole:
            return
        request = self.reader.whole.popleft()
        self._unread = self._unread or request is self.reader.last
        self._closes = self._closes or not request.keep_alive or self._is_last
        self.answering = True
        self.process.run(request, self)

    @property
    def _is_last(self) -> bool:
        """Whether nothing that the client sent can be answered after the present request."""
        return self._unread and not self.reader.whole

    # --- Answers --------------------------------------------------------------

    def answer(self, response: Response) -> None:
        """Sends what the application gave for the request that is being answered."""
        self.answering = False
        if self.transport.is_closing():
            response.close()
            return
        self._closes = self._closes or self.process.stopping or self._is_last
        self._begin_state()
        self._write(partial(self.writer.write, response, keep_alive=not self._closes))

    def refuse_for_now(self, response: Response) -> None:
        """Says that the request can't be answered just now, and ends the connection."""
        self._closes = True
        self.answer(response)

    def pause_writing(self) -> None:
        self.writer.pause()

    def resume_writing(self) -> None:
        self.writer.resume()
        if self.writer.busy:
            self._write(self.writer.go_on)

    def _write(self, write: Callable[[], bool]) -> None:
        try:
            done = write()
        except OSError:
            logger.exception("An answer was cut")
            self.transport.abort()
            return
        if done:
            self._end_answer()

    def _end_answer(self) -> None:
        self._begin_state()
        if self._is_last:
            self._linger()
        elif self._closes or (self._client_ended and not self.reader.whole):
            self.transport.close()
        elif self.reader.whole:
            self._answer_next()
        else:
            self.transport.resume_reading()

    def _refuse(self, status: str) -> None:
        """Says what is wrong with what came, and ends."""
        response = Response.plain(status)
        self.transport.write(response.head(keep_alive=False) + response.content)
        self._linger()

    def _linger(self) -> None:
        """Closing while the client still sends would take the answer from it."""
        self._lingering = True
        self.reader.close()
        if self.transport.can_write_eof():
            self.transport.write_eof()
        self.transport.resume_reading()
        self._begin_state()

    # --- Time -----------------------------------------------------------------

    def check(self, now: float) -> None:
        """Ends what takes too long. Called every second."""
        if self.answering:
            return
        if self._lingering and self._sends:
            self.since = now
        too_long = now - self.since > self._seconds
        if too_long or (self._moves_bytes and not self._keeps_moving(now)):
            if self.reader.current and not (self._lingering or self._unread or self._sends):
                self._refuse("408 Request Timeout")
            else:
                self.transport.abort()

    @property
    def _sends(self) -> bool:
        return self.writer.busy or self.writer.unsent > 0

    @property
    def _moves_bytes(self) -> bool:
        return self._sends or (self.reader.current is not None and self.reader.in_body)

    @property
    def _seconds(self) -> float:
        """How long it may be in its present state."""
        if self._sends:
            return inf
        if self._lingering:
            return self._capacity.linger_seconds
        if self.reader.current and self.reader.in_body:
            return self._capacity.body_seconds
        if self.reader.current or not self.reader.received:
            return self._capacity.head_seconds
        return self._capacity.idle_seconds

    def _keeps_moving(self, now: float) -> bool:
        """Whether enough bytes came or were taken, in the window that has just ended."""
        if now - self._window < self._capacity.window_seconds:
            return True
        moved = self.reader.received + self.writer.sent
        enough = moved - self._moved >= self._capacity.window_bytes
        self._window, self._moved = now, moved
        return enough

    def _begin_state(self) -> None:
        self.since = self._window = time.monotonic()
        self._moved = self.reader.received + self.writer.sent

    def end(self) -> None:
        """Closes it at once if nothing is being answered, else after that."""
        self._closes = True
        if not self._busy:
            self.transport.close()
