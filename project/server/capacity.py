"""How much clients may take of a process, and for how long. Sizes in bytes, times in seconds."""

from dataclasses import dataclass

# Bodies and answers up to this size are kept in memory, larger ones on disk.
MEMORY_BYTES = 131_072
# What is written at once of an answer that is kept on disk.
CHUNK_BYTES = 65_536
HEAD_BYTES = 32_768
HEADERS = 100
# Requests that one client has sent ahead.
WAITING = 200


@dataclass(frozen=True, slots=True)
class Capacity:
    """Of one process."""

    # Beyond them those that have waited longest for their client end.
    connections: int = 4_000
    # Requests that wait for one thread; more are answered 503 at once.
    queue: int = 500
    # The largest body that is read.
    body_bytes: int = 45_000_000
    # What all bodies that are coming, or wait for an answer, may hold together.
    bodies_bytes: int = 1_000_000_000
    # What all answers that their clients have not taken may hold in memory.
    answers_bytes: int = 64_000_000

    # From a request's first byte until its head is whole, and from the connection until that byte.
    head_seconds: float = 15
    # A kept connection without a request.
    idle_seconds: float = 60
    # In each window so many bytes of a body must have come, or of an answer been taken …
    window_seconds: float = 20
    window_bytes: int = 20_000
    # … and a body may take so long, however steadily it drips.
    body_seconds: float = 1_800
    # After an answer to a request that was not read to its end: what comes is dropped so long.
    linger_seconds: float = 5
    # A request that keeps its thread longer has hung: the process ends, and another is started.
    hang_seconds: float = 180
    # A stop lets what is being answered come to its end.
    stop_seconds: float = 10
