from importlib import import_module

from django.apps import AppConfig


class TimelinesConfig(AppConfig):
    name = "apps.timelines"

    def ready(self) -> None:
        import_module("apps.timelines.receivers")
