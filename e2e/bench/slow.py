"""Home of random people with and without slow clients, in turn: `python -m e2e.bench.slow S`.

Prints the medians of several rounds, and writes them to `.cache/bench-slow-<size>.md`.
"""

import re
import statistics
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from e2e.bench.__main__ import READS, Bench, running
from e2e.site import ROOT
from e2e.slow import drip, slow_readers, slow_senders

NUMBER = 200
ROUNDS = 9
CLIENTS = 8


@contextmanager
def slow_clients(bench: Bench) -> Iterator[None]:
    """NUMBER senders that drip and as many readers that read nothing."""
    port = bench.site.port
    found = re.search(r'src="(/static/vendor/htmx/[^"]+)"', bench.site.visitor().get("/"))
    assert found
    ended = threading.Event()

    def keep_dripping() -> None:
        while not ended.wait(1):
            drip(senders)

    with (
        slow_senders(port, NUMBER, f"csrf{port}") as senders,
        slow_readers(port, NUMBER, found[1]),
    ):
        dripping = threading.Thread(target=keep_dripping)
        dripping.start()
        try:
            yield
        finally:
            ended.set()
            dripping.join()


def measure_home(bench: Bench) -> tuple[float, float, float]:
    """Requests a second, and p50 and p99 in ms."""
    answer = bench.run(READS["Home, random people"](bench), CLIENTS)
    times = sorted(answer.times)
    p99 = times[min(len(times) - 1, int(len(times) * 0.99))]
    return len(times) / answer.elapsed, statistics.median(times) * 1000, p99 * 1000


def main() -> None:
    size = (sys.argv[1:] or ["S"])[0].upper()
    alone, beside = [], []
    with running(size) as bench:
        measure_home(bench)
        for _ in range(ROUNDS):
            alone.append(measure_home(bench))
            with slow_clients(bench):
                beside.append(measure_home(bench))
    medians = [
        [statistics.median(one) for one in zip(*rows, strict=True)] for rows in (alone, beside)
    ]
    lines = ["| slow clients | req/s | p50 ms | p99 ms |", "| --- | --- | --- | --- |"]
    for name, row in zip(("none", f"{NUMBER} + {NUMBER}"), medians, strict=True):
        lines.append(f"| {name} | {row[0]:.0f} | {row[1]:.1f} | {row[2]:.1f} |")
    ratios = [second / first for first, second in zip(*medians, strict=True)]
    lines.append(f"| ratio | {ratios[0]:.2f} | {ratios[1]:.2f} | {ratios[2]:.2f} |")
    text = "\n".join(lines)
    print(text)
    path = ROOT / ".cache" / f"bench-slow-{size}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text + "\n")


if __name__ == "__main__":
    main()
