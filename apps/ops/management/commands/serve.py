"""Runs the whole site: brings the data up to date, then server and worker side by side."""

import json
import os
import sys
from pathlib import Path
from typing import Any, TextIO

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, connections

from apps.ops.clock import future_warning
from project.folder import NotOursError, empty_wal, make_private
from project.server.listening import listen

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
        try:
            listening = listen(options["host"], options["port"])
        except OSError as error:
            raise CommandError(
                f"Port {options['port']} of {options['host']} can't be used: {error.strerror}. "
                "Choose another: make run PORT=8123"
            ) from error
        prepare()
        warn_of_future(sys.stderr)
        if options["demo"]:
            call_command("demo", stdout=self.stdout)
        host, port = options["host"], options["port"]
        commands = {
            **server_commands(options["workers"], listening.fileno()),
            "worker": worker_command("default", interval=0.2),
            "mail worker": worker_command("mail", interval=0.5, concurrency=4),
            "slow worker": worker_command("slow", interval=0.5, concurrency=4),
        }
        shown = "localhost" if host in {"127.0.0.1", "0.0.0.0", "::"} else host  # noqa: S104
        self.stdout.write(f"\n  {settings.SITE_NAME} is at http://{shown}:{port}")
        self.stdout.write(f"  Its data is in {settings.DATA_DIR}. Ctrl-C ends it.\n\n")
        self.stdout.flush()
        connections.close_all()
        # The same process goes on without Django, which it needs no more: 100 MB less.
        os.chdir(settings.BASE_DIR)
        given = [json.dumps(commands), json.dumps([listening.fileno()])]
        given += map(str, sqlite_files())
        os.execv(sys.executable, [sys.executable, "-m", "project.supervise", *given])  # noqa: S606


def prepare() -> None:
    """Data folder, tables and static files as this version needs them."""
    try:
        make_private(settings.DATA_DIR)
    except NotOursError as error:
        raise CommandError(str(error)) from error
    for database in sqlite_files():
        # What a start finds there, a kill or a power cut left.
        empty_wal(database)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def warn_of_future(stream: TextIO) -> None:
    if warning := future_warning():
        stream.write(f"Warning: {warning}\n")


def sqlite_files() -> list[Path]:
    """The file of the database, if it is one."""
    if connection.vendor != "sqlite":
        return []
    return [Path(settings.DATABASES["default"]["NAME"])]


def server_commands(number: int, listening: int) -> dict[str, list[str]]:
    """So many processes of the server, all on one socket: the one that is free takes the next."""
    command = [sys.executable, "-m", "project.server", str(listening)]
    return {f"server {index + 1}": command for index in range(number)}


def worker_command(queue: str, *, interval: float, concurrency: int = 1) -> list[str]:
    """A worker for one of the queues in settings, that looks for tasks every `interval` s."""
    return [
        *(sys.executable, "-m", "django", "ox_worker", "-v0", "--queues", queue),
        *("--interval", str(interval), "--concurrency", str(concurrency)),
    ]
