"""Clients that hurt nobody: they send, or take, next to nothing for a long time."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

# As a phone on a bad line keeps little of an answer that it does not read.
_BUFFER = 4_096


@contextmanager
def slow_senders(port: int, number: int, csrf_cookie: str) -> Iterator[list[socket.socket]]:
    """Forms of 5,000 bytes of which a byte has come; some say no length."""
    lines = [
        f"POST /accounts/login/ HTTP/1.1\r\nHost: localhost:{port}",
        f"Cookie: {csrf_cookie}={'x' * 32}",
        "Content-Type: application/x-www-form-urlencoded",
    ]
    kinds = ["Content-Length: 5000\r\n\r\na", "Transfer-Encoding: chunked\r\n\r\n1388\r\na"]
    with ExitStack() as stack:
        yield [
            _connected(stack, port, "\r\n".join([*lines, kinds[index % 2]]))
            for index in range(number)
        ]


@contextmanager
def slow_readers(port: int, number: int, path: str) -> Iterator[list[socket.socket]]:
    """Twenty requests at once for the same large file, of which nothing is read."""
    request = f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n" * 20
    with ExitStack() as stack:
        yield [_connected(stack, port, request) for _ in range(number)]


def _connected(stack: ExitStack, port: int, text: str) -> socket.socket:
    client = stack.enter_context(socket.socket())
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _BUFFER)
    client.connect(("127.0.0.1", port))
    client.sendall(text.encode())
    return client


def drip(senders: list[socket.socket]) -> int:
    """A byte more from each; how many are still listened to."""
    listening = 0
    for client in senders:
        try:
            client.sendall(b"a")
            listening += 1
        except OSError:
            continue
    return listening
