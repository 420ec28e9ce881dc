"""`python -m project.server FD`: serves the site on the listening socket of that number."""

import asyncio
import resource
import signal
import socket
import sys

import uvloop
from django.conf import settings
from django.db import connections

from project.wsgi import application

from .capacity import Capacity
from .process import Process


async def serve(listening: socket.socket) -> None:
    """Until a signal says to stop."""
    capacity = Capacity(body_bytes=settings.MAX_REQUEST_BYTES)
    process = Process(application, capacity, connections.close_all)
    server = await process.loop.create_server(process.connect, sock=listening, backlog=2048)
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        process.loop.add_signal_handler(number, stop.set)
    watching = asyncio.create_task(process.watch())
    await stop.wait()
    server.close()
    watching.cancel()
    await process.stop()


def raise_file_limit() -> None:
    """Each connection is an open file, and so may be its body or its answer."""
    wanted = 2 * Capacity().connections + 1_000
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


if __name__ == "__main__":
    raise_file_limit()
    uvloop.run(serve(socket.socket(fileno=int(sys.argv[1]))))
