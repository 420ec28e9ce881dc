"""Every address that the site answers, filled in with what there is."""

import re
from collections.abc import Iterator

from django.urls import URLResolver, get_resolver

_CONVERTER = re.compile(r"<(?:\w+:)?(\w+)>")
_KEY = "k" * 24


def all_routes(patterns=None, prefix="") -> Iterator[str]:
    """The routes of all views but the administration's, in Django's own language."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from all_routes(entry.url_patterns, route)
        elif not route.startswith("admin/"):
            yield route


def all_paths(tweet) -> list[str]:
    """An address of each route, about one Tweet and its author."""
    values = {
        "username": tweet.author.username,
        "tag": "zoo",
        "pk": str(tweet.pk),
        "number": "1",
        "token": "no-such-token",
        "provider_id": "sso",
        "key": "abc-def",
        "uidb36": "1",
    }
    return ["/" + _fill(route, values) for route in all_routes()]


def _fill(route: str, values: dict[str, str]) -> str:
    if "media/" in route and "^" in route:
        kind = "image" if "image" in route else "avatar"
        return f"media/{kind}/kk/{_KEY}-360.webp"
    route = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", route).replace("^", "").replace("$", "")
    return _CONVERTER.sub(lambda match: values[match[1]], route)
