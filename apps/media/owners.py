"""Which files of the storage belong to something: each app that keeps keys of files says how to
find them."""

from collections.abc import Callable, Collection

type KeysIn = Callable[[Collection[str]], set[str]]

_owners: dict[str, KeysIn] = {}


def register_owner(kind: str, keys_in: KeysIn) -> None:
    """`keys_in` gives those of some keys of this kind that a row names."""
    _owners[kind] = keys_in


def kinds() -> list[str]:
    return sorted(_owners)


def owned_keys(kind: str, keys: Collection[str]) -> set[str]:
    """Those of the keys that something has."""
    return _owners[kind](keys)
