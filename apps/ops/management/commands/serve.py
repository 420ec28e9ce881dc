"""Runs the whole site: brings the data up to date, then server and worker side by side."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

RESTART_PAUSE = 1.0
STOP_WITHIN = 15.0
# A child that lives no longer than this has failed to start; so often in a row, and all ends.
TOO_SHORT = 3.0
FAILURES = 5
# More would run out of writer numbers (apps/core/ids.py), and a machine that large has a
# database server.
MOST_WORKERS = 16


class Command(BaseCommand):
    help = "Migrates, collects static files, and runs server and worker until told to stop."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--demo", action="store_true", help="fill the site first")
        parser.add_argument("--workers", type=int, default=min(os.cpu_count() or 1, MOST_WORKERS))

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.DEBUG:
            raise CommandError(
                "These are the settings for development. Use `make run`, or set "
                "DJANGO_SETTINGS_MODULE=project.settings.prod."
            )
        check_port(options["host"], options["port"])
        prepare()
        if options["demo"]:
            call_command("demo", stdout=self.stdout)
        host, port = options["host"], options["port"]
        children = Children(
            {
                "server": server_command(host, port, options["workers"]),
                "worker": worker_command("default", interval=0.2),
                "slow worker": worker_command("slow", interval=0.5, concurrency=4),
            }
        )
        shown = "localhost" if host in {"127.0.0.1", "0.0.0.0", "::"} else host  # noqa: S104
        self.stdout.write(f"\n  {settings.SITE_NAME} is at http://{shown}:{port}")
        self.stdout.write(f"  Its data is in {settings.DATA_DIR}. Ctrl-C ends it.\n\n")
        self.stdout.flush()
        children.run()


def check_port(host: str, port: int) -> None:
    """The server's own sockets may share a port, even with another site's: so it is tried first."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} of {host} can't be used: {error.strerror}. "
                "Choose another: make run PORT=8123"
            ) from error


def prepare() -> None:
    """Data folder, tables and static files as this version needs them."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def server_command(host: str, port: int, workers: int) -> list[str]:
    """granian with one blocking thread in each process: more threads than cores only wait."""
    return [
        str(Path(sys.executable).parent / "granian"),
        *("--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", "1", "--backlog", "1024"),
        *("--respawn-failed-workers", "--log-level", "warning", "project.wsgi:application"),
    ]


def worker_command(queue: str, *, interval: float, concurrency: int = 1) -> list[str]:
    """A worker for one of the queues in settings, that looks for tasks every `interval` s."""
    return [
        *(sys.executable, "manage.py", "ox_worker", "-v0", "--queues", queue),
        *("--interval", str(interval), "--concurrency", str(concurrency)),
    ]


# Linux ends a child whose parent was killed, which could not end it itself. Elsewhere it stays
# until it is ended by hand.
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None
_PR_SET_PDEATHSIG = 1


def _end_with_parent() -> None:
    if _libc:
        _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


class Children:
    """Processes that live together: one that dies is started again, all end together."""

    def __init__(self, commands: dict[str, list[str]]) -> None:
        self.commands = commands
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.started: dict[str, float] = {}
        self.failures = dict.fromkeys(commands, 0)
        self.stopping = False

    def run(self) -> None:
        """Returns once a signal has come and every child has ended.

        Raises CommandError when a child fails again and again right after its start.
        """
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop)
        for name in self.commands:
            self._start(name)
        while not self.stopping:
            time.sleep(0.2)
            for name, process in list(self.running.items()):
                if process.poll() is not None and not self.stopping:
                    self._restart(name)
        self._end()
        failed = [name for name, times in self.failures.items() if times >= FAILURES]
        if failed:
            raise CommandError(f"The {failed[0]} does not start; what it said stands above.")

    def _restart(self, name: str) -> None:
        lived = time.monotonic() - self.started[name]
        self.failures[name] = self.failures[name] + 1 if lived < TOO_SHORT else 0
        if self.failures[name] >= FAILURES:
            self.stopping = True
            return
        time.sleep(RESTART_PAUSE)
        self._start(name)

    def _start(self, name: str) -> None:
        # A session of its own: Ctrl-C reaches this process alone, which then ends them in order.
        self.started[name] = time.monotonic()
        self.running[name] = subprocess.Popen(
            self.commands[name],
            cwd=settings.BASE_DIR,
            start_new_session=True,
            preexec_fn=_end_with_parent if _libc else None,  # noqa: PLW1509  runs no threads
        )

    def _stop(self, number: int, frame: object) -> None:
        self.stopping = True

    def _end(self) -> None:
        for process in self.running.values():
            process.terminate()
        deadline = time.monotonic() + STOP_WITHIN
        for process in self.running.values():
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
