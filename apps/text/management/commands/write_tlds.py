"""Writes the top-level domains as a module for the browser, which counts as the server does."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from apps.text.tlds import as_module


class Command(BaseCommand):
    help = "Writes static/js/tlds.js from the list that tldextract ships."

    def handle(self, *args: Any, **options: Any) -> None:
        path = settings.BASE_DIR / "static" / "js" / "tlds.js"
        path.write_text(as_module(), encoding="utf-8")
        self.stdout.write(f"Wrote {path}.")
