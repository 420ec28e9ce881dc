"""Connections that reach permitted addresses only, and all end at one moment."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import httpcore

from .addresses import may_reach
from .errors import FetchError, RefusedError

_TRIED_OF_A_FAMILY = 2


def _look_up(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


@cache
def _public_authorities() -> ssl.SSLContext:
    return httpcore.default_ssl_context()


@dataclass(frozen=True)
class Policy:
    """Where fetching may go, and how it finds the way.

    `networks`: besides the public internet, such as "10.1.0.0/16"; ValueError if one is none.
    `resolve`: from host and port to IP addresses; may raise OSError and ValueError.
    `tls`: whose certificates count.
    """

    networks: tuple[str, ...] = ()
    resolve: Callable[[str, int], list[str]] = _look_up
    tls: ssl.SSLContext = field(default_factory=_public_authorities)

    def __post_init__(self) -> None:
        # A mistake in a setting should show before somebody posts a link.
        may_reach("", 0, self.networks)


class Deadline:
    """A moment, `within` seconds from now."""

    def __init__(self, within: float) -> None:
        self._end = time.monotonic() + within

    def left(self) -> float:
        """Seconds, more than none. Raises FetchError when it has passed."""
        seconds = self._end - time.monotonic()
        if seconds <= 0:
            raise FetchError("It took too long.")
        return seconds


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to the very addresses it checked; TLS still goes by the name."""

    def __init__(self, policy: Policy, deadline: Deadline) -> None:
        self._policy = policy
        self._deadline = deadline
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Raises RefusedError if not every address of `host` is permitted."""
        addresses = self._permitted(host, port)
        for waiting in range(len(addresses), 0, -1):
            # Where IPv6 leads nowhere, there must be time left for IPv4.
            share = self._deadline.left() / waiting
            try:
                stream = self._plain.connect_tcp(addresses[-waiting], port, share)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
            return _TimedStream(stream, self._deadline)
        raise FetchError("No address of the host answers.")

    def _permitted(self, host: str, port: int) -> list[str]:
        addresses = list(dict.fromkeys(self._addresses(host, port)))
        # One bad address spoils the name. To connect to the good ones would be as safe, but no
        # public site has both, and whoever set a name up so is trying something.
        for address in addresses:
            if not may_reach(address, port, self._policy.networks):
                raise RefusedError(f"{host} is at {address}, port {port}.")
        # A name can have a thousand addresses; we are not to knock at all of them.
        six = [address for address in addresses if ":" in address][:_TRIED_OF_A_FAMILY]
        four = [address for address in addresses if ":" not in address][:_TRIED_OF_A_FAMILY]
        return [address for address in addresses if address in {*six, *four}]

    def _addresses(self, host: str, port: int) -> list[str]:
        if ":" in host or host.rpartition(".")[2].isdigit():
            return [host]
        answer: Future[list[str]] = Future()

        def look_up() -> None:
            try:
                answer.set_result(self._policy.resolve(host, port))
            except (OSError, ValueError) as error:
                answer.set_exception(error)

        # The system's resolver can't be interrupted and waits half a minute for a dead server.
        threading.Thread(target=look_up, daemon=True).start()
        try:
            return answer.result(self._deadline.left())
        except (OSError, ValueError) as error:
            # A TimeoutError is an OSError too.
            raise FetchError(f"{host} was not found.") from error


class _TimedStream(httpcore.NetworkStream):
    """Gives every operation what is left of the whole time, so that dripping gains nothing."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._deadline.left()
        return _TimedStream(
            self._stream.start_tls(ssl_context, server_hostname, left), self._deadline
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
