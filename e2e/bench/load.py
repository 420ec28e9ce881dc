"""The clients: a process of its own that sends prepared requests over kept connections.

Reads `Work` as JSON from standard input, writes `Answer` as JSON to standard output. Sockets and
bytes only, so that the client takes as little of the machine as it can.
"""

import json
import random
import socket
import sys
import threading
import time
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Work:
    """`requests` are whole HTTP requests; each of `clients` sends one after the other for
    `seconds`, each request once if `once`, else at random; all together `pace` of them in a second,
    or as many as they can (0)."""

    port: int
    clients: int
    seconds: float
    requests: list[str]
    once: bool = False
    pace: float = 0


@dataclass(frozen=True)
class Answer:
    """Times in seconds, one for each request, in no order; sizes of the bodies; statuses."""

    elapsed: float
    times: list[float]
    sizes: list[int]
    statuses: dict[str, int]


class Client(threading.Thread):
    def __init__(self, work: Work, number: int, until: float) -> None:
        super().__init__()
        self.work, self.until = work, until
        self.random = random.Random(number)
        self.mine = [one.encode() for one in work.requests[number :: work.clients]]
        self.times: list[float] = []
        self.sizes: list[int] = []
        self.statuses: dict[str, int] = {}

    def run(self) -> None:
        with socket.create_connection(("127.0.0.1", self.work.port), 60) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            stream = connection.makefile("rb", 65_536)
            while time.perf_counter() < self.until and self.mine:
                request = self.mine.pop() if self.work.once else self.random.choice(self.mine)
                if self.work.pace:
                    time.sleep(self.work.clients / self.work.pace)
                began = time.perf_counter()
                connection.sendall(request)
                status, size = receive(stream)
                self.times.append(time.perf_counter() - began)
                self.sizes.append(size)
                self.statuses[status] = self.statuses.get(status, 0) + 1


def receive(stream) -> tuple[str, int]:
    """Reads one answer: its status and the size of its body."""
    status = stream.readline().split()[1].decode()
    size = 0
    while (line := stream.readline()) != b"\r\n":
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            size = int(value)
    stream.read(size)
    return status, size


def work_on(work: Work) -> Answer:
    began = time.perf_counter()
    clients = [Client(work, number, began + work.seconds) for number in range(work.clients)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    statuses: dict[str, int] = {}
    for client in clients:
        for status, number in client.statuses.items():
            statuses[status] = statuses.get(status, 0) + number
    return Answer(
        time.perf_counter() - began,
        [one for client in clients for one in client.times],
        [one for client in clients for one in client.sizes],
        statuses,
    )


if __name__ == "__main__":
    json.dump(asdict(work_on(Work(**json.load(sys.stdin)))), sys.stdout)
