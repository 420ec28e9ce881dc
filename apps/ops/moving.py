"""Copies a site's data from SQLite to PostgreSQL, row by row as Django reads and writes them."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler
from environ import Env

CHUNK = 2_000
# What `migrate` writes into a new database by itself.
_MADE_BY_MIGRATE = {"django_content_type", "auth_permission"}


class MoveError(Exception):
    """The data can't be moved; `str()` is a sentence for the operator."""


@dataclass(frozen=True)
class Copied:
    table: str
    before: int
    after: int


def connect(url: str) -> BaseDatabaseWrapper:
    """A connection to the database that the data goes to. Raises MoveError."""
    config = Env.db_url_config(url)
    if not config["ENGINE"].endswith("postgresql"):
        raise MoveError(
            "That is no PostgreSQL address, such as postgres://user:password@host/name."
        )
    return ConnectionHandler({"default": config})["default"]


def check_source() -> None:
    """Raises MoveError unless the site keeps its data in SQLite, and is stopped."""
    if connection.vendor != "sqlite":
        raise MoveError("This site’s data is not in SQLite.")
    for path in (settings.DATA_DIR / "writers").glob("*"):
        with path.open() as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise MoveError(
                    "The site is running. Stop it first, so that nothing is written meanwhile."
                ) from error


def check_target(target: BaseDatabaseWrapper) -> None:
    """Raises MoveError if there is data already."""
    there = set(target.introspection.table_names())
    for model in _models():
        table = model._meta.db_table
        if table in there - _MADE_BY_MIGRATE and _count(target, table):
            raise MoveError(f"The database has rows in {table} already. It has to be empty.")


def make_tables(url: str) -> None:
    """By the migrations, in a process whose database that is."""
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": url},
        check=True,
    )


def copy(target: BaseDatabaseWrapper) -> Iterator[Copied]:
    """Copies every table, all or none; how many rows each had and has. Raises MoveError when
    they differ."""
    with transaction.atomic(), _transaction(target):
        with target.cursor() as cursor:
            tables = ", ".join(target.ops.quote_name(one._meta.db_table) for one in _models())
            cursor.execute(f"TRUNCATE {tables}")
        for model in _models():
            _copy_table(target, model)
            table = model._meta.db_table
            copied = Copied(table, _count(connection, table), _count(target, table))
            yield copied
            if copied.before != copied.after:
                raise MoveError(f"{table} has {copied.after} rows after {copied.before}.")
        with target.cursor() as cursor:
            for statement in target.ops.sequence_reset_sql(no_style(), _models()):
                cursor.execute(statement)
    with target.cursor() as cursor:
        cursor.execute("ANALYZE")


def _transaction(target: BaseDatabaseWrapper) -> Any:
    """Django's `atomic` knows the site's own connections only; psycopg's own does for this one."""
    target.ensure_connection()
    return target.connection.transaction()


def _models() -> list[type[models.Model]]:
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.managed and not model._meta.proxy]


def _copy_table(target: BaseDatabaseWrapper, model: type[models.Model]) -> None:
    fields = [one for one in model._meta.concrete_fields if not getattr(one, "generated", False)]
    fields = [one for one in fields if one.column]
    columns = ", ".join(target.ops.quote_name(str(one.column)) for one in fields)
    table = target.ops.quote_name(model._meta.db_table)
    rows = model._base_manager.order_by().values_list(*(one.attname for one in fields))
    with target.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copying:
        for row in rows.iterator(chunk_size=CHUNK):
            values = zip(fields, row, strict=True)
            copying.write_row([one.get_db_prep_save(value, target) for one, value in values])


def _count(database: BaseDatabaseWrapper, table: str) -> int:
    with database.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {database.ops.quote_name(table)}")  # noqa: S608  ours
        return int(cursor.fetchone()[0])
