"""What the log says, and how often."""

import logging
import time


class ClientErrorFilter(logging.Filter):
    """Leaves one line of what a client did wrong: where in our code it was found out helps nobody,
    and strangers could fill the disk with it."""

    def filter(self, record: logging.LogRecord) -> bool:
        if 400 <= getattr(record, "status_code", 0) < 500:
            record.exc_info = record.exc_text = None
        return True


class RepeatFilter(logging.Filter):
    """Lets the same complaint of a worker through once a minute: it looks for tasks five times a
    second, and would fill what is left of a full disk with tracebacks."""

    def __init__(self, name: str = "", seconds: float = 60) -> None:
        super().__init__(name)
        self._seconds = seconds
        self._said: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING or not super().filter(record):
            return True
        now = time.monotonic()
        if now - self._said.get(str(record.msg), -self._seconds) < self._seconds:
            return False
        self._said[str(record.msg)] = now
        return True
