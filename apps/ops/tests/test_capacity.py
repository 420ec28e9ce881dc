"""A disk without room: reading goes on, writing says what is wrong, and later all is well."""

import resource
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, OperationalError, connection, transaction
from django.test import Client

from apps.core.cache import TableCache
from apps.core.capacity import is_busy, is_no_room, optional_write
from apps.media.tests.files import encoded, noise
from apps.tweets.actions import post
from apps.users.models import User

READ = ["/", "/@alice", "/notifications", "/bookmarks", "/explore", "/search?q=a", "/settings"]
WRITTEN = [
    ("/accounts/login/", {"login": "alice", "password": "x"}),
    ("/accounts/signup/", {"email": "a@example.org", "username": "new", "password1": "x"}),
    ("/compose", {"text": "words"}),
    ("/@bob/follow", {}),
    ("/pictures", {}),
    ("/settings/profile", {"display_name": "A"}),
    ("/admin/users/user/add/", {}),
]


@pytest.fixture
def full(settings):
    settings.MIN_FREE_BYTES = 2**80


@pytest.fixture
def as_asked(as_alice):
    """Shows the page of an error rather than raising it, as a server does."""
    as_alice.raise_request_exception = False
    return as_alice


@pytest.mark.parametrize("path", READ)
def test_pages_are_shown(as_alice, full, path):
    assert as_alice.get(path).status_code == 200


@pytest.mark.parametrize(("path", "data"), WRITTEN)
def test_nothing_is_taken_in(as_alice, full, path, data):
    response = as_alice.post(path, data)
    assert response.status_code == 507
    assert "There is no room left" in response.text


def test_a_fragment_gets_a_notice(as_alice, bob, full, fragment):
    response = as_alice.post("/@bob/follow", headers=fragment)
    assert response.status_code == 507
    assert "data-toast" in response.text
    assert "<html" not in response.text


@pytest.mark.django_db
def test_it_is_said_to_the_operators_tools(client, settings):
    assert (client.get("/readyz").status_code, client.get("/readyz").text) == (200, "ok")
    settings.MIN_FREE_BYTES = 2**80
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "The disk is full" in answer.text
    assert client.get("/healthz").status_code == 200
    settings.MIN_FREE_BYTES = 0
    assert client.get("/readyz").status_code == 200


@contextmanager
def files_of_at_most(size):
    """The system lets no file of this process grow larger, as a disk that is full does not."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_picture_that_does_not_fit_leaves_nothing(as_asked, alice):
    picture = SimpleUploadedFile("a.png", encoded(noise(900, 700), "PNG"))
    before = _stored()
    with files_of_at_most(100_000):
        response = as_asked.post("/compose", {"text": "look", "pictures": [picture]})
    assert response.status_code == 507
    assert _stored() == before
    assert as_asked.get("/").status_code == 200


def _stored():
    def walk(folder):
        folders, files = default_storage.listdir(folder)
        found = [f"{folder}/{name}" for name in files]
        return found + [name for one in folders for name in walk(f"{folder}/{one}")]

    return sorted(walk("image")) if default_storage.exists("image") else []


@pytest.mark.parametrize(
    ("code", "no_room", "busy"),
    [
        (sqlite3.SQLITE_FULL, True, False),
        (sqlite3.SQLITE_IOERR_WRITE, True, False),
        (sqlite3.SQLITE_IOERR_READ, False, False),
        (sqlite3.SQLITE_BUSY, False, True),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, False, True),
        (sqlite3.SQLITE_CORRUPT, False, False),
    ],
)
def test_errors_of_sqlite_are_told_apart(code, no_room, busy):
    cause = sqlite3.OperationalError()
    cause.sqlite_errorcode = code
    error = OperationalError()
    error.__cause__ = cause
    assert (is_no_room(error), is_busy(error)) == (no_room, busy)


def test_an_error_of_the_program_is_neither():
    assert not is_no_room(ValueError())
    assert not is_busy(None)


def test_an_optional_write_hides_no_other_error(db):
    with (
        pytest.raises(DatabaseError),
        optional_write(),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT * FROM there_is_no_such_table")


@pytest.mark.django_db(transaction=True)
def test_an_optional_write_waits_little_for_others(alice):
    held, done = threading.Event(), threading.Event()
    row = User.objects.filter(pk=alice.pk)

    def hold():
        with transaction.atomic():
            row.update(bio="theirs")
            held.set()
            done.wait(20)
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        holder = pool.submit(hold)
        held.wait(5)
        began = time.monotonic()
        with optional_write():
            row.update(bio="ours")
        waited = time.monotonic() - began
        done.set()
        holder.result()
    assert waited < 2
    assert row.get().bio == "theirs"


def test_login_is_not_said_to_be_tried_too_often(alice, settings):
    settings.MIN_FREE_BYTES = 2**80
    data = {"login": "alice", "password": "wrong"}
    assert Client().post("/accounts/login/", data).status_code == 507


def test_what_was_written_before_can_be_read(as_alice, alice, full):
    tweet = post(alice, "still here")
    assert "still here" in as_alice.get(tweet.path).text


def test_a_cache_that_takes_nothing_says_so(db):
    with pytest.raises(DatabaseError):
        TableCache("there_is_no_such_table", {}).add("key", 1)
