"""Makes kept Homes anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from apps.timelines.filling import build, want
from apps.timelines.models import Timeline
from apps.users.models import User


class Command(BaseCommand):
    help = "Makes the kept Home of these people anew from its definition; of everybody by default."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("usernames", nargs="*")

    def handle(self, *args: Any, **options: Any) -> None:
        owners = self._owners(options["usernames"])
        for number, owner in enumerate(owners, 1):
            if want(owner):
                build(owner)
            if number % 1_000 == 0:
                self.stdout.write(f"{number} of {len(owners)}")
        self.stdout.write(f"{len(owners)} Homes made anew.")

    def _owners(self, usernames: list[str]) -> list[int]:
        if not usernames:
            return list(Timeline.objects.values_list("owner", flat=True))
        people = [User.objects.named(name.removeprefix("@")).first() for name in usernames]
        if None in people:
            raise CommandError(f"Nobody here is called {usernames[people.index(None)]}.")
        return [person.pk for person in people if person]
