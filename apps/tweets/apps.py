from importlib import import_module

from django.apps import AppConfig


class TweetsConfig(AppConfig):
    name = "apps.tweets"

    def ready(self) -> None:
        import_module("apps.tweets.ownership")
