"""What the log says of requests that could not be answered."""

import logging


class ClientErrorFilter(logging.Filter):
    """Leaves one line of what a client did wrong: where in our code it was found out helps nobody,
    and strangers could fill the disk with it."""

    def filter(self, record: logging.LogRecord) -> bool:
        if 400 <= getattr(record, "status_code", 0) < 500:
            record.exc_info = record.exc_text = None
        return True
