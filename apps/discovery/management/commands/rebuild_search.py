from typing import Any

from django.core.management import BaseCommand

from apps.discovery.indexing import rebuild


class Command(BaseCommand):
    help = "Makes what is searched anew from all Tweets and people, while the site is used."

    def handle(self, *_: Any, **__: Any) -> None:
        rebuild(self.stdout.write)
        self.stdout.write(self.style.SUCCESS("The search is built anew."))
