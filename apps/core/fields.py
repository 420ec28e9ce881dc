"""Columns."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from .ids import new_id


class IdField(models.BigIntegerField):
    """A primary key made by the application, see `ids`."""

    def __init__(self, **options: Any) -> None:
        own: dict[str, Any] = {"primary_key": True, "default": new_id, "editable": False}
        super().__init__(**own | options)

    def db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        # SQLite keeps rows under a key that is called `integer`, and under no other: with `bigint`
        # there would be a second tree beside each table, and two look-ups for each row.
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)
