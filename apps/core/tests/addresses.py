"""Every address of the site but the administration's, for tests that walk over all of them."""

from django.urls import URLPattern, URLResolver, get_resolver, reverse

VALUES = {"username": "bob", "topic": "birds", "uidb36": "x", "token": "x"}
KEYS = {"tweets:picture": "a" * 24, "media:portrait": "a" * 24}


def _walk(patterns, name="", arguments=()):
    for entry in patterns:
        found = (*arguments, *entry.pattern.converters, *entry.pattern.regex.groupindex)
        if isinstance(entry, URLResolver) and entry.app_name not in {"admin", "djdt"}:
            space = f"{name}{entry.namespace}:" if entry.namespace else name
            yield from _walk(entry.url_patterns, space, found)
        elif isinstance(entry, URLPattern) and entry.name:
            yield f"{name}{entry.name}", (entry.callback, set(found))


# View and names of arguments, by the name of the address.
ADDRESSES = dict(_walk(get_resolver().url_patterns))


def path_of(name):
    """An address of that name, for Bob or for something that may not be there."""
    _, arguments = ADDRESSES[name]
    values = {**VALUES, "key": KEYS.get(name, "x-y"), "kind": "avatar"}
    return reverse(name, kwargs={one: values.get(one, "1") for one in arguments})
