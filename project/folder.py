"""A site's data folder on the disk: who may read it, and the write-ahead log of SQLite."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600
DATABASE = "twite.sqlite3"
KEY_FILE = "secret-key"
# What Twite makes in a data folder. Nothing else that may lie there is touched.
FOLDERS = ("media", "outbox", "static", "writers")
FILES = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", KEY_FILE)


class NotOursError(Exception):
    """The folder can't be a site's; the text says why."""


def make_private(folder: Path) -> None:
    """Makes the folder if need be, and lets nobody but its owner read it or anything of the site in
    it, whatever an earlier version left there. Raises NotOursError."""
    os.umask(0o077)
    if folder.is_dir() and not belongs_to_site(folder) and any(folder.iterdir()):
        raise NotOursError(f"{folder} holds other things and no site. Choose an empty DATA_DIR.")
    try:
        (folder / "media").mkdir(parents=True, exist_ok=True)
        for name in FOLDERS:
            # The operator may have put the pictures on another disk, and a link here.
            _close_folder((folder / name).resolve())
        for name in FILES:
            if (folder / name).exists():
                (folder / name).chmod(PRIVATE_FILE)
        folder.chmod(PRIVATE_FOLDER)
    except PermissionError as error:
        raise NotOursError(
            f"{error.filename} belongs to another user, or can't be written by this one."
        ) from error


def belongs_to_site(folder: Path) -> bool:
    return any((folder / name).exists() for name in (*FOLDERS, *FILES))


def _close_folder(folder: Path) -> None:
    """Files are looked at only where others can reach them: there may be millions."""
    if not folder.is_dir():
        return
    closed = folder.stat().st_mode & 0o777 == PRIVATE_FOLDER
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            _close_folder(Path(entry.path))
        elif not closed and entry.is_file(follow_symlinks=False):
            Path(entry.path).chmod(PRIVATE_FILE)
    if not closed:
        folder.chmod(PRIVATE_FOLDER)


def empty_wal(database: Path) -> None:
    """Writes what is left in SQLite's write-ahead log into the database itself, so that its file is
    the whole of it. For when no process of the site runs: others would keep a log."""
    if not database.exists():
        return
    with closing(sqlite3.connect(database, timeout=5)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
