from importlib import import_module

from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "apps.media"

    def ready(self) -> None:
        import_module("apps.media.ownership")
