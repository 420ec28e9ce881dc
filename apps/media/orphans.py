"""Files that nothing names: what a crash left between a file and its row, or somebody's hand."""

import re
from collections.abc import Iterator
from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from .files import LAST_PART
from .owners import kinds, owned_keys

# A file is there before its row is.
LEAST_AGE = timedelta(days=1)
_NAME = re.compile(rf"({LAST_PART})-(?:\d+\.webp|moving\.webp|original)")


def orphaned_files() -> Iterator[str]:
    """Names of files in the storage, a day old or more, that no row names."""
    for kind in kinds():
        for folder in _folders(kind):
            yield from _orphans_in(kind, f"{kind}/{folder}")


def _folders(path: str) -> list[str]:
    try:
        return sorted(default_storage.listdir(path)[0])
    except FileNotFoundError:
        return []


def _orphans_in(kind: str, folder: str) -> Iterator[str]:
    keys: dict[str, str] = {}
    for name in default_storage.listdir(folder)[1]:
        match = _NAME.fullmatch(name)
        # What has no name of ours was put there by somebody, and is no business of ours.
        if match:
            keys[f"{folder}/{name}"] = f"{folder}/{match[1]}"
    owned = owned_keys(kind, set(keys.values()))
    youngest = timezone.now() - LEAST_AGE
    for name, key in sorted(keys.items()):
        if key not in owned and default_storage.get_modified_time(name) < youngest:
            yield name
