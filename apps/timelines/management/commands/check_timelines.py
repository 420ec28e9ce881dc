"""Compares kept Homes with the definition."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from apps.timelines.checking import difference
from apps.timelines.models import Timeline


class Command(BaseCommand):
    help = "Compares a sample of the kept Homes with their definition, and fails where one differs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sample", type=int, default=100, help="How many; 0 for all.")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = Timeline.objects.select_related("owner").order_by("?")
        sample = list(rows[: options["sample"]] if options["sample"] else rows)
        wrong = 0
        for timeline in sample:
            found = difference(timeline.owner)
            if found:
                wrong += 1
                missing, superfluous = len(found.missing), len(found.superfluous)
                self.stderr.write(f"{timeline}: lacks {missing}, has {superfluous} too many")
        if wrong:
            raise CommandError(f"{wrong} of {len(sample)} differ. `rebuild_timelines` mends them.")
        self.stdout.write(f"{len(sample)} Homes are as they should be.")
