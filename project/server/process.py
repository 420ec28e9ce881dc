"""One process of the server: its connections, what they hold together, and its two lanes."""

import asyncio
import faulthandler
import logging
import os
import time
from collections.abc import Callable, Iterable
from functools import partial

from .capacity import Capacity
from .connection import Connection
from .lanes import Lane
from .request import BadRequestError, Request
from .response import Response, run_application

logger = logging.getLogger("twite.server")


class Process:
    """Serves `application` on the connections that `connect` makes protocols for."""

    def __init__(
        self,
        application: Callable[..., Iterable[bytes]],
        capacity: Capacity,
        close_thread: Callable[[], None],
    ) -> None:
        """`close_thread` is called at the end of each thread that ran the application."""
        self.application, self.capacity = application, capacity
        self.loop = asyncio.get_running_loop()
        self.connections: set[Connection] = set()
        self.stopping = False
        self._reads, self._writes = (
            Lane(name, capacity.queue, close_thread) for name in ("reads", "writes")
        )
        self._bodies = 0

    def connect(self) -> Connection:
        """A protocol for a new connection."""
        return Connection(self)

    def add(self, connection: Connection) -> None:
        if len(self.connections) >= self.capacity.connections:
            self._end_longest()
        self.connections.add(connection)

    def remove(self, connection: Connection) -> None:
        self.connections.discard(connection)

    def _end_longest(self) -> None:
        """Makes room: ends a part of those that have waited longest for their clients."""
        waiting = [one for one in self.connections if not one.answering]
        waiting.sort(key=lambda one: one.since)
        for one in waiting[: max(1, len(waiting) // 16)]:
            one.transport.abort()

    def keep_body(self, size: int) -> None:
        """Counts bytes of a body until its request is answered. Raises BadRequestError when all of
        them hold too much."""
        self._bodies += size
        if self._bodies > self.capacity.bodies_bytes:
            raise BadRequestError("503 Service Unavailable")

    def forget_body(self, size: int) -> None:
        self._bodies -= size

    def run(self, request: Request, connection: Connection) -> None:
        """Has the application answer, in the thread for its kind."""
        lane = self._reads if request.reads else self._writes
        if not lane.put(partial(self._respond, request, connection)):
            self.forget_body(request.body_size)
            request.close()
            response = Response.plain("503 Service Unavailable", Retry_After="5")
            if request.method == "HEAD":
                response.drop_body()
            connection.refuse_for_now(response)

    def _respond(self, request: Request, connection: Connection) -> None:
        """In a lane's thread, which logs what fails."""
        response = Response.plain("500 Internal Server Error")
        try:
            response = self._ask(request, connection)
        finally:
            if request.method == "HEAD":
                response.drop_body()
            self.loop.call_soon_threadsafe(self.forget_body, request.body_size)
            self.loop.call_soon_threadsafe(connection.answer, response)
            request.close()

    def _ask(self, request: Request, connection: Connection) -> Response:
        if request.reads and connection.transport.is_closing():
            # It left while it waited its turn.
            return Response.plain("503 Service Unavailable")
        try:
            environ = request.environ(connection.server, connection.client)
        except BadRequestError as error:
            return Response.plain(error.status)
        return run_application(self.application, environ)

    async def watch(self) -> None:
        """Looks every second at who takes too long."""
        while True:
            await asyncio.sleep(1)
            now = time.monotonic()
            for connection in tuple(self.connections):
                connection.check(now)
            self._bound_answers()
            if max(self._reads.busy_for, self._writes.busy_for) > self.capacity.hang_seconds:
                logger.critical("A request takes for ever, so this process ends. It was in:")
                faulthandler.dump_traceback()
                os._exit(1)

    def _bound_answers(self) -> None:
        unsent = {one: one.writer.unsent for one in self.connections if not one.answering}
        held = sum(unsent.values())
        for one in sorted((one for one in unsent if unsent[one]), key=lambda one: one.since):
            if held <= self.capacity.answers_bytes:
                return
            held -= unsent[one]
            one.transport.abort()

    async def stop(self) -> None:
        """Lets what is being answered come to its end, for some seconds."""
        self.stopping = True
        for connection in tuple(self.connections):
            connection.end()
        until = time.monotonic() + self.capacity.stop_seconds
        while self.connections and time.monotonic() < until:
            await asyncio.sleep(0.05)
        for connection in tuple(self.connections):
            connection.transport.abort()
        for lane in (self._reads, self._writes):
            lane.stop(1)
