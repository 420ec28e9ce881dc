"""The threads in which the application runs: one for what reads, one for what writes.

On SQLite a writer may wait for others' transactions for seconds; readers go on meanwhile.
"""

import logging
import threading
import time
from collections.abc import Callable
from queue import SimpleQueue

logger = logging.getLogger("twite.server")

type Work = Callable[[], None]


class Lane:
    """One thread that does one piece of work after the other."""

    def __init__(self, name: str, most: int, close: Work) -> None:
        """`most` pieces of work may wait; `close` is called at the end, in the thread."""
        self._most = most
        self._queue: SimpleQueue[Work | None] = SimpleQueue()
        self._close = close
        self._began = 0.0
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    @property
    def busy_for(self) -> float:
        """Seconds that the present piece of work has taken."""
        began = self._began
        return time.monotonic() - began if began else 0.0

    def put(self, work: Work) -> bool:
        """Has `work` done; False when too much waits already."""
        if self._queue.qsize() >= self._most:
            return False
        self._queue.put(work)
        return True

    def stop(self, within: float) -> None:
        """Ends the thread after what waits, or leaves it behind after so many seconds."""
        self._queue.put(None)
        self._thread.join(within)

    def _run(self) -> None:
        while work := self._queue.get():
            self._began = time.monotonic()
            try:
                work()
            except BaseException:
                logger.exception("A request was not answered")
            self._began = 0.0
        self._close()
