"""A process of the server in a thread, with an application of the test's own."""

import asyncio
import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass

import pytest

from project.server.capacity import Capacity
from project.server.listening import listen
from project.server.process import Process

QUICK = Capacity(
    body_bytes=300_000,
    head_seconds=1,
    idle_seconds=3,
    window_seconds=1,
    window_bytes=5_000,
    linger_seconds=1,
    stop_seconds=2,
)


class Server(threading.Thread):
    def __init__(self, application, capacity=QUICK):
        super().__init__(daemon=True)
        self.application, self.capacity = application, capacity
        self.closed_threads = []
        self.listening = listen("127.0.0.1", 0)
        self.port = self.listening.getsockname()[1]
        self.ready = threading.Event()
        self.start()
        assert self.ready.wait(5)

    def run(self):
        asyncio.run(self.serve())

    async def serve(self):
        name = threading.current_thread
        self.process = Process(
            self.application, self.capacity, lambda: self.closed_threads.append(name().name)
        )
        server = await self.process.loop.create_server(
            self.process.connect, sock=self.listening, backlog=2048
        )
        self.stopping = asyncio.Event()
        watching = asyncio.create_task(self.process.watch())
        self.ready.set()
        await self.stopping.wait()
        server.close()
        watching.cancel()
        await self.process.stop()

    def stop(self):
        with suppress(RuntimeError):  # it has ended already
            self.process.loop.call_soon_threadsafe(self.stopping.set)
        self.join(20)

    def connect(self, **options):
        return Client(self.port, **options)


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


class Client:
    """Bytes out, answers in."""

    def __init__(self, port, receive_buffer=0):
        self.socket = socket.socket()
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.settimeout(10)
        self.socket.connect(("127.0.0.1", port))
        self.stream = self.socket.makefile("rb")

    def send(self, data):
        self.socket.sendall(data)

    def get(self, path="/", **headers):
        self.send(head("GET", path, **headers))
        return self.receive()

    def receive(self, *, with_body=True):
        status = int(self.stream.readline().split()[1])
        headers = {}
        while (line := self.stream.readline()) not in {b"\r\n", b""}:
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.lower()] = value.strip()
        length = int(headers.get("content-length", 0)) if with_body else 0
        return Answer(status, headers, self.stream.read(length))

    def closed_within(self, seconds):
        """Whether the server ends the connection, dropping what still comes from it."""
        until = time.monotonic() + seconds
        self.socket.settimeout(seconds)
        try:
            while time.monotonic() < until:
                if not self.socket.recv(65_536):
                    return True
        except TimeoutError:
            return False
        except ConnectionError:
            return True
        return False


def head(method="GET", path="/", version="1.1", **headers):
    lines = [f"{method} {path} HTTP/{version}", "Host: localhost"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


@pytest.fixture
def serve():
    servers = []

    def start(application, capacity=QUICK):
        servers.append(Server(application, capacity))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


def echo(environ, start_response):
    """Answers with the method, the path, the query and the body."""
    body = environ["wsgi.input"].read()
    text = f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}?{environ['QUERY_STRING']} "
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [text.encode("latin-1"), body]
