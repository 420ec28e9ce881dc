"""What a client is sent: one answer after the other, as quickly as it takes them."""

import asyncio

from .capacity import CHUNK_BYTES
from .response import Response


class ResponseWriter:
    """Writes answers to a transport, with little of them in memory at a time."""

    def __init__(self, transport: asyncio.Transport) -> None:
        transport.set_write_buffer_limits(CHUNK_BYTES)
        self._transport = transport
        self._response: Response | None = None
        self._paused = False
        self._written = 0

    @property
    def busy(self) -> bool:
        """Whether a part of an answer is still to be written."""
        return self._response is not None

    @property
    def unsent(self) -> int:
        """Bytes of answers in memory that the client's system has not taken."""
        return self._transport.get_write_buffer_size()

    @property
    def sent(self) -> int:
        return self._written - self.unsent

    def write(self, response: Response, *, keep_alive: bool) -> bool:
        """Begins with an answer; whether all of it is written."""
        self._response = response
        self._put(response.head(keep_alive=keep_alive) + response.content)
        response.content = b""
        return self.go_on()

    def go_on(self) -> bool:
        """Writes on, unless the client takes no more just now; whether all of it is written.

        Raises OSError when a file can't be read any more, or is shorter than it was."""
        response = self._response
        while response and not self._paused:
            if not response.size:
                self.close()
                return True
            self._put(response.read(CHUNK_BYTES))
        return False

    def pause(self) -> None:
        self._paused = True

    def resume(self) -> None:
        self._paused = False

    def close(self) -> None:
        """Lets go of the answer."""
        if self._response:
            self._response.close()
            self._response = None

    def _put(self, data: bytes) -> None:
        self._written += len(data)
        self._transport.write(data)
