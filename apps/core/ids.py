"""Time-ordered 64-bit ids, made by the application.

Layout, from the highest bit: 1 zero bit (SQL integers are signed), 42 bits of
milliseconds since 2000-01-01 UTC (enough until 2139), 10 bits of writer, 11
bits of sequence. So ids sort by the time they were made, a keyset page needs
one column, and an import keeps its dates (`new_id(at=…)`).

A writer is a process: 32 machines (`MACHINE_NUMBER`) of 32 processes each. A
process claims its number by a lock on a file in the data folder, which the
system gives back when the process ends, however it ends.
"""

import fcntl
import os
import secrets
import threading
import time
from datetime import UTC, datetime, timedelta
from io import FileIO

from django.conf import settings

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
WRITER_BITS = 10
SEQUENCE_BITS = 11
PROCESSES = 32
LARGEST_ID = 2**63 - 1
# How far ids may run ahead of the clock.
MOST_AHEAD_MS = 10_000
# So many bits stand below the milliseconds.
ID_TIME = WRITER_BITS + SEQUENCE_BITS
_EPOCH_MS = int(EPOCH.timestamp() * 1000)
_SEQUENCE_MASK = (1 << SEQUENCE_BITS) - 1


class IdMaker:
    """Makes ids that never repeat and never decrease within its process, unless its clock was set
    back by more than MOST_AHEAD_MS: then they follow the clock."""

    def __init__(self, writer: int) -> None:
        self.writer = writer
        self._lock = threading.Lock()
        self._last_ms = 0
        self._sequence = 0

    def make(self) -> int:
        """The next id, now; the next millisecond's after 1,024 or more in one."""
        with self._lock:
            now = _now_ms()
            # A clock set back a little must repeat no id: time stands still instead. One that was
            # far ahead must not go on making ids of the future.
            stands = now <= self._last_ms <= now + MOST_AHEAD_MS
            if stands and self._sequence < _SEQUENCE_MASK:
                self._sequence += 1
            else:
                self._last_ms = self._last_ms + 1 if stands else now
                # Anywhere in the lower half: where a clock comes by the same moments once more, two
                # ids hardly ever meet. If they do, the key's constraint refuses the second.
                self._sequence = secrets.randbelow(_SEQUENCE_MASK // 2)
            return _join(self._last_ms, self.writer, self._sequence)

    def make_at(self, at: datetime) -> int:
        """An id that sorts at `at`, for imports: 2,048 of them in one millisecond at most."""
        with self._lock:
            self._sequence = (self._sequence + 1) & _SEQUENCE_MASK
            return _join(_ms(at), self.writer, self._sequence)


def new_id(at: datetime | None = None) -> int:
    """A new id for a row made now, or for one that is to carry the time `at`."""
    maker = _maker()
    return maker.make() if at is None else maker.make_at(at)


def lowest_id_at(at: datetime) -> int:
    """The smallest id a row made at `at` can have: rows since then have `id >=` it."""
    return _join(_ms(at), 0, 0)


def made_at(id_: int) -> datetime:
    """When an id was made, to the millisecond, in UTC."""
    return EPOCH + timedelta(milliseconds=id_ >> ID_TIME)


def parse_id(text: object) -> int | None:
    """An id as it stands in an address or a form; None for anything else."""
    written = str(text)
    if not (0 < len(written) < 20 and written.isascii() and written.isdigit()):
        return None
    number = int(written)
    return number if number <= LARGEST_ID else None


def _join(ms: int, writer: int, sequence: int) -> int:
    return ms << ID_TIME | writer << SEQUENCE_BITS | sequence


def _ms(at: datetime) -> int:
    return max(0, int(at.timestamp() * 1000) - _EPOCH_MS)


def _now_ms() -> int:
    return time.time_ns() // 1_000_000 - _EPOCH_MS


def _claim_process_number() -> tuple[int, FileIO]:
    folder = settings.DATA_DIR / "writers"
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(PROCESSES):
        file = FileIO(folder / str(number), "w")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            continue
        return number, file
    raise RuntimeError(f"More than {PROCESSES} processes write to {settings.DATA_DIR}.")


_current: dict[str, object] = {}
_claiming = threading.Lock()


def _maker() -> IdMaker:
    """This process's maker. A forked child shares its parent's lock, so it claims its own."""
    with _claiming:
        maker = _current.get("maker")
        if not isinstance(maker, IdMaker) or _current.get("pid") != os.getpid():
            number, file = _claim_process_number()
            maker = IdMaker(settings.MACHINE_NUMBER * PROCESSES + number)
            # The open file is the claim: kept as long as the process lives.
            _current.update(pid=os.getpid(), maker=maker, file=file)
        return maker
