from importlib import import_module

from django.apps import AppConfig


class GraphConfig(AppConfig):
    name = "apps.graph"

    def ready(self) -> None:
        import_module("apps.graph.receivers")
