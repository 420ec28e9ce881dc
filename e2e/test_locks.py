"""One that writes for long keeps nobody from reading, on SQLite."""

import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from urllib.error import HTTPError
from uuid import uuid4

import pytest

from e2e.site import Site

HELD = 6


@pytest.fixture(scope="module")
def embedded(tmp_path_factory):
    with Site(tmp_path_factory.mktemp("locks"), embedded=True) as site:
        yield site


@contextmanager
def lock_held(site):
    """The lock for writing, by another process's means."""
    path = site.folder / "data" / "twite.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


def seconds_for(visitor, path):
    began = time.monotonic()
    visitor.get(path)
    return time.monotonic() - began


def test_pages_come_while_a_write_waits_for_another(embedded):
    # Whose Home is read for the first time, so that it would be noted.
    readers = [embedded.visitor().sign_up(f"reader{number}") for number in range(2)]
    writer = embedded.visitor().sign_up("writer")
    stranger = embedded.visitor()
    paths = ["/", "/@writer", "/notifications", "/explore", "/search?q=a", "/accounts/login/"]
    for path in paths:
        stranger.get(path)
    with ThreadPoolExecutor(4) as pool, lock_held(embedded):
        waiting = [
            pool.submit(writer.post, "/compose", text=f"late {number}", nonce=str(uuid4()))
            for number in range(4)
        ]
        time.sleep(0.5)
        until = time.monotonic() + HELD
        took = []
        while time.monotonic() < until:
            took += [seconds_for(stranger, path) for path in paths]
            took += [seconds_for(one, path) for one in readers for path in ("/", "/notifications")]
        assert not any(one.done() for one in waiting)
        assert max(took) < 2, took
    for one in waiting:
        assert one.result()
    assert "late 3" in stranger.get("/@writer")


def test_a_write_that_waits_too_long_says_so_and_loses_nothing(embedded):
    person = embedded.visitor().sign_up("patient")
    answers = []

    def post():
        try:
            person.post("/compose", text="in vain", nonce=str(uuid4()))
        except HTTPError as error:
            answers.append(error.code)

    with lock_held(embedded):
        thread = threading.Thread(target=post)
        thread.start()
        thread.join(28)
        assert answers == [503]
