"""Runs the benchmark: `python -m e2e.bench S`. Prints the table and writes it to
`.cache/bench-<size>.md`."""

import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

from e2e.bench.load import Answer, Work
from e2e.site import ROOT, Site

SECONDS = float(os.environ.get("BENCH_SECONDS", "2"))
# Where sites stay between runs, for those that take long to fill.
KEPT_IN = os.environ.get("BENCH_KEPT_IN", "")
CLIENTS = (1, 8, 32)
# So many tabs, each asking every so many seconds (static/js/live.js).
TABS, EVERY = 1_000, 4
SMALLER = {"S": "XS", "M": "XS", "L": "S"}
TICKS = os.sysconf("SC_CLK_TCK")


class Bench:
    """A running site of one size, and what to ask of it."""

    def __init__(self, site: Site, size: str) -> None:
        self.site, self.size = site, size
        assert site.process
        workers = (*site.processes("project.server"), *site.processes("ox_worker"))
        self.processes = {site.process.pid, *workers}
        began = time.monotonic()
        self.inside(f"fill({size!r})")
        self.facts = json.loads(self.inside("facts()"))
        print(f"{size}: filled in {time.monotonic() - began:.0f} s", file=sys.stderr)

    def inside(self, call: str) -> str:
        return self.site.manage("shell", "-v0", "-c", f"from e2e.bench.inside import *; {call}")

    def get(self, path: str, session: str = "", **headers: str) -> str:
        return self._request("GET", path, session, "", headers)

    def post(self, path: str, session: str, body: str = "") -> str:
        """As htmx sends a verb."""
        token = "x" * 32
        reader = session.rpartition("reader=")[2]
        headers = {"X-CSRFToken": token, "X-Page-Reader": reader}
        headers |= {"HX-Request": "true", "HX-Request-Type": "partial"}
        return self._request("POST", path, f"{session}; {self._csrf}={token}", body, headers)

    @property
    def _csrf(self) -> str:
        return f"csrf{self.site.port}"

    def _request(
        self, method: str, path: str, cookies: str, body: str, headers: dict[str, str]
    ) -> str:
        lines = [f"{method} {path} HTTP/1.1", f"Host: localhost:{self.site.port}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        if cookies:
            lines.append(f"Cookie: {cookies}")
        if method == "POST":
            kind = "application/x-www-form-urlencoded"
            lines += [f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
        return "\r\n".join([*lines, "", body])

    def run(
        self, requests: list[str], clients: int, *, once: bool = False, pace: float = 0
    ) -> Answer:
        work = Work(self.site.port, clients, SECONDS, requests, once, pace)
        command = [sys.executable, "-m", "e2e.bench.load"]
        done = subprocess.run(
            command,
            input=json.dumps(vars(work)),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        return Answer(**json.loads(done.stdout))

    def usage(self) -> tuple[float, float]:
        """CPU seconds that all processes of the site have used, and the MB they hold; what they
        share is counted once."""
        cpu = memory = 0.0
        for pid in self.processes:
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            cpu += (int(fields[11]) + int(fields[12])) / TICKS
            held = re.search(r"^Pss: +(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M)
            assert held
            memory += int(held[1]) * 1024 / 1e6
        return cpu, memory


type Workload = Callable[[Bench], list[str]]


def _bare(bench: Bench) -> list[str]:
    return [bench.get("/bench/bare", one) for one in bench.facts["people"]]


def _home_reader(bench: Bench) -> list[str]:
    return [bench.get("/", bench.facts["reader"])] * 64


def _home(bench: Bench) -> list[str]:
    return [bench.get("/", one) for one in bench.facts["people"]]


def _older(bench: Bench) -> list[str]:
    before = bench.facts["tweets"][len(bench.facts["tweets"]) // 4]
    fragment = {"HX-Request": "true", "HX-Request-Type": "partial"}
    return [bench.get(f"/?before={before}", one, **fragment) for one in bench.facts["people"]]


def _profiles(bench: Bench) -> list[str]:
    return [bench.get(f"/@{name}") for name in bench.facts["names"]]


def _tweet_pages(bench: Bench) -> list[str]:
    return [bench.get(path) for path in bench.facts["busy"] * 4]


def _topic(bench: Bench) -> list[str]:
    return [bench.get(f"/topic/topic{number}") for number in range(64)]


def _searches(*queries: str, tab: str = "top") -> Workload:
    def requests(bench: Bench) -> list[str]:
        people = bench.facts["people"]
        paths = [f"/search?{urlencode({'q': query, 'f': tab})}" for query in queries]
        return [bench.get(paths[number % len(paths)], one) for number, one in enumerate(people * 2)]

    return requests


def _typing(bench: Bench) -> list[str]:
    """Letter by letter, a person and a topic."""
    typed = [f"u{number}" for number in range(1, 60, 7)] + ["to", "topi", "topic1", "topic12"]
    return [
        bench.get(f"/search/suggest?q={typed[number % len(typed)]}", one)
        for number, one in enumerate(bench.facts["people"])
    ]


def _marks(verb: str) -> Workload:
    def requests(bench: Bench) -> list[str]:
        people, tweets = bench.facts["people"], bench.facts["tweets"]
        return [
            bench.post(f"/tweets/{pk}/{verb}", people[(number * 7 + len(verb)) % len(people)])
            for number, pk in enumerate(tweets)
        ]

    return requests


def _follows(bench: Bench) -> list[str]:
    people, names = bench.facts["people"], bench.facts["names"]
    pairs = [(one, name) for name in names for one in people[:10]]
    return [bench.post(f"/@{name}/follow", one) for one, name in pairs]


def _posts(bench: Bench) -> list[str]:
    people = bench.facts["people"]
    return [
        bench.post("/compose", people[number % len(people)], f"text=hello+{number}&nonce={uuid4()}")
        for number in range(4_000)
    ]


def _celebrity_posts(bench: Bench) -> list[str]:
    return [
        bench.post("/compose", bench.facts["celebrity"], f"text=to+all+{number}&nonce={uuid4()}")
        for number in range(400)
    ]


def _live(bench: Bench) -> list[str]:
    newest = max(bench.facts["tweets"])
    return [bench.get(f"/live?home={newest + 2**40}", one) for one in bench.facts["people"]]


def _inbox(bench: Bench) -> list[str]:
    return [bench.get("/notifications", one) for one in bench.facts["people"]]


def _mixed(bench: Bench) -> list[str]:
    """Four reads and a write, and so on."""
    reads = [_home(bench), _older(bench), _profiles(bench), _tweet_pages(bench)]
    writes = [_marks("like")(bench), _marks("retweet")(bench), _posts(bench)]
    return [
        request
        for number in range(1_000)
        for request in (
            *(some[number % len(some)] for some in reads),
            writes[number % 3][number],
        )
    ]


READS: dict[str, Workload] = {
    "bare page": _bare,
    "Home, the reader": _home_reader,
    "Home, random people": _home,
    "Home, next page": _older,
    "profile, signed out": _profiles,
    "Tweet with replies, signed out": _tweet_pages,
    "topic, signed out": _topic,
    "search, common word": _searches(*(f"word{n}" for n in range(16))),
    "search, common word, Latest": _searches(*(f"word{n}" for n in range(16)), tab="latest"),
    "search, rare word": _searches(*(f"word{n}" for n in range(15_000, 15_400))),
    "search, from: and word": _searches(*(f"from:u{n} word{n % 5}" for n in range(1, 200))),
    "search, operators only": _searches(
        *("filter:images -filter:replies", "min_likes:12", "since:2020-01-01 lang:zh min_likes:3"),
        *("filter:follows has:images", "(lang:ja OR filter:media) within:9d"),
    ),
    "search, people": _searches(*(f"u{n}" for n in range(1, 200)), "person", tab="people"),
    "typeahead": _typing,
    "Explore": lambda bench: [bench.get("/explore", one) for one in bench.facts["people"]],
    "notifications": _inbox,
    "live, nothing new": _live,
}
WRITES: dict[str, Workload] = {
    "like": _marks("like"),
    "retweet": _marks("retweet"),
    "follow": _follows,
    "post": _posts,
    "mixed": _mixed,
}


def measure(
    bench: Bench, name: str, workload: Workload, clients: int, *, once: bool, pace: float = 0
) -> list[str]:
    before, _ = bench.usage()
    answer = bench.run(workload(bench), clients, once=once, pace=pace)
    after, memory = bench.usage()
    wrong = {status: n for status, n in answer.statuses.items() if status[0] not in "23"}
    assert answer.times, name
    assert not wrong, f"{name}: {wrong}"
    times = sorted(answer.times)
    number = len(times)
    return [
        name,
        str(clients),
        f"{number / answer.elapsed:.0f}",
        f"{statistics.median(times) * 1000:.1f}",
        f"{times[min(number - 1, int(number * 0.99))] * 1000:.1f}",
        f"{(after - before) / number * 1000:.2f}",
        f"{statistics.mean(answer.sizes) / 1000:.1f}",
        f"{memory:.0f}",
    ]


def fan_out(bench: Bench) -> str:
    """A Tweet of the celebrity: time to the answer, and until the last follower has it."""
    with ThreadPoolExecutor(1) as pool:
        watching = pool.submit(bench.inside, "last_served()")
        time.sleep(5)
        took = bench.run(_celebrity_posts(bench)[:1], 1, once=True).times[0]
        return f"answer {took * 1000:.0f} ms, last follower {watching.result().strip()}"


@contextmanager
def running(size: str) -> Iterator[Bench]:
    with tempfile.TemporaryDirectory(prefix="twite-bench-") as folder:
        settings = {"DJANGO_SETTINGS_MODULE": "e2e.bench.settings", "SECRET_KEY": "bench" * 10}
        place = Path(KEPT_IN) / size if KEPT_IN else Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        with Site(place, **settings) as site:
            yield Bench(site, size)


COLUMNS = ("workload", "clients", "req/s", "p50 ms", "p99 ms", "CPU ms", "kB", "MB")


def table(size: str) -> list[list[str]]:
    with running(SMALLER[size]) as small:
        few = {name: measure(small, name, READS[name], 8, once=False) for name in READS}
    rows = []
    with running(size) as bench:
        for name, workload in READS.items():
            rows += [measure(bench, name, workload, number, once=False) for number in CLIENTS]
        rows.append(measure(bench, "1,000 open tabs", _live, 8, once=False, pace=TABS / EVERY))
        for name, workload in WRITES.items():
            rows.append(measure(bench, name, workload, 8, once=True))
        print(f"queries: {bench.facts['queries']}")
        print(f"celebrity: {fan_out(bench)}")
        print(f"database: {_bytes(bench) / 1e6:.0f} MB")
    ceiling = {row[1]: float(row[2]) for row in rows if row[0] == "bare page"}
    for row in rows:
        row.append(f"{float(row[2]) / ceiling[row[1]]:.0%}")
        same = row[1] == "8" and row[0] in few
        row.append(f"{float(row[3]) / float(few[row[0]][3]):.2f}" if same else "")
    return rows


def _bytes(bench: Bench) -> int:
    return sum(path.stat().st_size for path in (bench.site.folder / "data").glob("twite.sqlite3*"))


def main() -> None:
    size = (sys.argv[1:] or ["S"])[0].upper()
    rows = table(size)
    head = [*COLUMNS, "of bare", f"p50 / {SMALLER[size]}"]
    lines = [" | ".join(row) for row in [head, ["---"] * len(head), *rows]]
    text = "\n".join(f"| {line} |" for line in lines)
    text += f"\n\n{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(text)
    path = ROOT / ".cache" / f"bench-{size}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text + "\n")


if __name__ == "__main__":
    main()
