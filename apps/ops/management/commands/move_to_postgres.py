"""Moves a site's data from SQLite to PostgreSQL."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from apps.ops import moving


class Command(BaseCommand):
    help = (
        "Copies all data of a stopped site from SQLite to the empty PostgreSQL database that "
        "NEW_DATABASE_URL names, and compares the rows of each table. SQLite stays as it is."
    )

    # They make an id, and so this process would count as one of the running site.
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        # By the environment usually: arguments can be seen by everybody on the machine.
        parser.add_argument("--url", default=os.environ.get("NEW_DATABASE_URL", ""))

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["url"]:
            raise CommandError("Set NEW_DATABASE_URL, such as postgres://user:password@host/name.")
        try:
            self._move(options["url"])
        except moving.MoveError as error:
            raise CommandError(str(error)) from error
        except ImportError as error:
            raise CommandError("This needs the packages of requirements/prod.txt.") from error
        except DatabaseError as error:
            raise CommandError(f"PostgreSQL says: {error}") from error

    def _move(self, url: str) -> None:
        moving.check_source()
        target = moving.connect(url)
        moving.check_target(target)
        moving.make_tables(url)
        total = 0
        for copied in moving.copy(target):
            total += copied.after
            if copied.before:
                self.stdout.write(f"{copied.table}: {copied.before} rows, {copied.after} copied")
        target.close()
        self.stdout.write(f"All {total} rows are there. Set DATABASE_URL, and start the site.")
