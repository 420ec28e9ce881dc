from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


def _mend_indexes(verbosity: int, **_: Any) -> None:
    """Changes of tables take SQLite's triggers along without a word."""
    indexing = import_module("apps.discovery.indexing")
    indexing.mend(print if verbosity else lambda _: None)


class DiscoveryConfig(AppConfig):
    name = "apps.discovery"

    def ready(self) -> None:
        import_module("apps.discovery.receivers")
        post_migrate.connect(_mend_indexes, sender=self)
