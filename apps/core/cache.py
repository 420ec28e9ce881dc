"""The cache that is a table, for sites without Redis."""

from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import OperationalError, connection
from django.utils import timezone


class TableCache(DatabaseCache):
    """Says so when nothing can be added: Django's answers alike for "it is there already", which
    limits read as "too often"."""

    def __init__(self, table: str, params: dict[str, Any]) -> None:
        super().__init__(table, params)
        self.table = table

    def delete_expired(self) -> None:
        """Django drops what has ended only when the table is full, or somebody asks for it."""
        with connection.cursor() as cursor:
            name = connection.ops.quote_name(self.table)
            now = connection.ops.adapt_datetimefield_value(timezone.now())
            cursor.execute(f"DELETE FROM {name} WHERE expires < %s", [now])  # noqa: S608  ours

    def add(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        # Once more, for a key that ended between the two questions.
        for _ in range(2):
            if super().add(key, value, timeout, version):
                return True
            if self.has_key(key, version):
                return False
        raise OperationalError("The cache takes no writes.")
