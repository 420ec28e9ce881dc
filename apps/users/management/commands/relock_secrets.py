"""After the site's secret was changed: locks what is kept with the new one."""

from typing import Any

from cryptography.fernet import InvalidToken
from django.core.management import BaseCommand, CommandError
from django.db import transaction

from apps.users.factors import lock_again


class Command(BaseCommand):
    help = (
        "Locks the secrets of second factors with the present SECRET_KEY. "
        "Run it before SECRET_KEY_FALLBACKS loses the old one."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with transaction.atomic():
                number = lock_again()
        except InvalidToken as error:
            raise CommandError(
                "Some are locked with a secret that is not in SECRET_KEY_FALLBACKS. "
                "Put it there and try again."
            ) from error
        self.stdout.write(f"{number} locked with the present secret.")
