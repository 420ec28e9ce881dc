"""Whether the site can write: room on the disk, and a database that takes it."""

import errno
import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import OperationalError, connection, transaction

logger = logging.getLogger("twite")

# Milliseconds that a write which may be left out waits for others to end theirs.
_PATIENCE = 200
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# Other errors of reading and writing are of a disk that is broken rather than full.
_SQLITE_NO_ROOM = {
    *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE),
}
_SQLITE_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
# PostgreSQL's class 53 is about what has run out, 55P03 a lock that was not had.
_POSTGRES_NO_ROOM, _POSTGRES_BUSY = {"53100"}, {"55P03", "40P01", "53300"}


def has_room() -> bool:
    """Whether the disk of the data folder has more room than the least that is kept free."""
    disk = os.statvfs(settings.DATA_DIR)
    # Some file systems count no inodes at all.
    inodes_left = disk.f_favail > 0 or disk.f_files == 0
    return inodes_left and disk.f_bavail * disk.f_frsize >= settings.MIN_FREE_BYTES


def is_no_room(error: BaseException | None) -> bool:
    """Whether something failed for want of room."""
    return _has_cause(error, _SQLITE_NO_ROOM, _POSTGRES_NO_ROOM, _NO_ROOM)


def is_busy(error: BaseException | None) -> bool:
    """Whether a write waited too long for others to end theirs."""
    return _has_cause(error, _SQLITE_BUSY, _POSTGRES_BUSY, set())


def _has_cause(
    error: BaseException | None, sqlite: set[int], postgres: set[str], system: set[int]
) -> bool:
    while error is not None:
        code = getattr(error, "sqlite_errorcode", None)
        # The low byte is the kind of error, the whole a closer description.
        if code is not None and not sqlite.isdisjoint({code, code & 255}):
            return True
        if getattr(error, "sqlstate", None) in postgres:
            return True
        if isinstance(error, OSError) and error.errno in system:
            return True
        error = error.__cause__ or error.__context__
    return False


@contextmanager
def optional_write() -> Iterator[None]:
    """A write without which a page is as good, such as where somebody left off: it waits little for
    others to end theirs, and is left out when it can't be done."""
    try:
        with _little_patience():
            yield
    except OperationalError as error:
        if not (is_busy(error) or is_no_room(error)):
            raise
        logger.warning("Left out a write: %s", error)


@contextmanager
def _little_patience() -> Iterator[None]:
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with _little_patience_of_sqlite():
            yield
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = {_PATIENCE}")
            yield


@contextmanager
def _little_patience_of_sqlite() -> Iterator[None]:
    connection.ensure_connection()
    usual = int(connection.settings_dict["OPTIONS"].get("timeout", 5) * 1000)
    # Past Django, since it is no question to the data.
    connection.connection.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
    try:
        yield
    finally:
        if connection.connection is not None:
            connection.connection.execute(f"PRAGMA busy_timeout = {usual}")
