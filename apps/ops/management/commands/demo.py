"""Fills the site with people, so that there is something to look at."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from apps.ops.demo.fill import PASSWORD, Demo, NameTakenError
from apps.ops.demo.people import PEOPLE


class Command(BaseCommand):
    help = "Adds sixty people with Tweets, pictures and conversations; a second run adds nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            Demo().fill(self._say)
        except NameTakenError as error:
            raise CommandError(f"{error} The demo is for an empty site.") from error
        names = ", ".join(person.username for person in PEOPLE[:3])
        self.stdout.write(f"\n  Log in as {names} or any other, with the password {PASSWORD}\n")

    def _say(self, step: str) -> None:
        self.stdout.write(f"  {step}")
        self.stdout.flush()
