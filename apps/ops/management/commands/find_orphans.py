"""Finds files and rows that nothing names."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from apps.ops.orphans import delete_orphans, find_orphans


class Command(BaseCommand):
    help = (
        "Lists files of the storage and link cards that nothing names, and are a day old; with "
        "--delete it deletes them. The worker does that daily."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--delete", action="store_true", help="delete what was found")

    def handle(self, *args: Any, **options: Any) -> None:
        found = delete_orphans() if options["delete"] else find_orphans()
        for name in found.files:
            self.stdout.write(f"file {name}")
        for pk in found.cards:
            self.stdout.write(f"link card {pk}")
        did = "Deleted" if options["delete"] else "Found"
        self.stdout.write(f"{did} {len(found.files)} files and {len(found.cards)} link cards.")
