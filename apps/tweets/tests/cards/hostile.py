"""A web server on this machine that answers as badly as it is told to."""

import select
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from apps.tweets.cards import Fetched, Policy, fetch

# The key and certificate of site.example, which is nobody's and only these tests trust.
CERTIFICATE = Path(__file__).with_name("site.pem")
SITE = "https://twite.example"
LOCAL = Policy(networks=("127.0.0.1/32",))
PAGE = b"<!doctype html><title>A page</title><p>Hello"

# What to send, and seconds to wait in between.
Behaviour = Callable[[], Iterable[bytes | float]]


def head(*lines: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    """The beginning of an answer that lasts until the connection ends."""
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {kind}", *lines, "\r\n"]).encode()


def answer(body: bytes = PAGE, *lines: str, kind: str = "text/html; charset=utf-8") -> Behaviour:
    """A well-formed answer."""
    return lambda: [head(f"Content-Length: {len(body)}", *lines, kind=kind) + body]


def redirect(location: str, status: str = "302 Found") -> Behaviour:
    return lambda: [head(f"Location: {location}", "Content-Length: 0", status=status)]


def raw(*parts: bytes | float) -> Behaviour:
    return lambda: parts


class Server:
    """`requests` holds what was asked, `names` which hosts TLS was opened for."""

    def __init__(self, behaviours: dict[str, Behaviour], tls: ssl.SSLContext | None) -> None:
        self.requests: list[str] = []
        self.names: list[str | None] = []
        self._behaviours = behaviours
        self._tls = tls
        self._stopped = threading.Event()
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        if tls:
            tls.sni_callback = lambda _socket, name, _context: self.names.append(name)

    def url(self, path: str, host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def accept(self) -> None:
        while not self._stopped.is_set():
            if select.select([self._listener], [], [], 0.02)[0]:
                connection = self._listener.accept()[0]
                thread = threading.Thread(target=self._serve, args=[connection], daemon=True)
                self._threads.append(thread)
                thread.start()

    def open_connections(self) -> int:
        return sum(thread.is_alive() for thread in self._threads)

    def stop(self) -> None:
        self._stopped.set()

    def close(self) -> None:
        self._listener.close()

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(5)
        try:
            if self._tls:
                connection = self._tls.wrap_socket(connection, server_side=True)
            self._speak(connection)
        except OSError:
            pass  # The client has had enough, as it should.
        finally:
            connection.close()

    def _speak(self, connection: socket.socket) -> None:
        request = b""
        while b"\r\n\r\n" not in request:
            received = connection.recv(65536)
            if not received:
                return
            request += received
        self.requests.append(request.decode())
        for part in self._behaviours[request.split(b" ", 2)[1].decode()]():
            if self._stopped.is_set():
                return
            if isinstance(part, bytes):
                connection.sendall(part)
            else:
                self._stopped.wait(part)


@contextmanager
def serving(
    behaviours: dict[str, Behaviour], tls: ssl.SSLContext | None = None
) -> Iterator[Server]:
    """A running server that answers each path as told."""
    server = Server(behaviours, tls)
    thread = threading.Thread(target=server.accept, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join()
        server.close()


class Victim:
    """Something on this machine that nobody may connect to."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]

    def connections(self) -> int:
        """How many have come since it was last asked."""
        number = 0
        while select.select([self._listener], [], [], 0)[0]:
            self._listener.accept()[0].close()
            number += 1
        return number

    def close(self) -> None:
        self._listener.close()


@contextmanager
def at_most(seconds: float, clock: Callable[[], float] = time.monotonic) -> Iterator[None]:
    start = clock()
    yield
    assert clock() - start < seconds


def ask(url: str, **options: Any) -> Fetched:
    """Fetches as the tests mostly do."""
    usual = {"accept": ("text/html",), "policy": LOCAL, "agent": SITE, "within": 3.0}
    return fetch(url, **usual | options)
