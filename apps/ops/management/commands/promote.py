"""Lets somebody into the administration."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from apps.users.actions import promote
from apps.users.models import User


class Command(BaseCommand):
    help = "Makes the person of this username an administrator."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        username = options["username"].removeprefix("@")
        user = User.objects.named(username).first()
        if user is None:
            raise CommandError(f"Nobody here is called @{username}.")
        promote(user)
        self.stdout.write(f"{user} may use /admin/ now.")
