"""People that every test knows: alice, bob and carol."""

from contextlib import contextmanager

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.users.actions import create_account

PASSWORD = "correct horse battery"


def make_person(username: str, **profile):
    return create_account(username, f"{username}@example.org", PASSWORD, **profile)


@pytest.fixture
def person(db):
    """Makes further people: `person("dave")`."""
    return make_person


@pytest.fixture
def alice(person):
    return person("alice", display_name="Alice Adams")


@pytest.fixture
def bob(person):
    return person("bob", display_name="Bob Brown")


@pytest.fixture
def carol(person):
    return person("carol")


@pytest.fixture
def as_alice(alice):
    client = Client()
    client.force_login(alice)
    return client


def confirm(client, password=PASSWORD):
    """Proves once more that it is they, as pages that change something important ask for."""
    response = client.post("/accounts/reauthenticate/", {"password": password})
    assert response.status_code == 302


@pytest.fixture
def sure_alice(as_alice):
    """Alice, who has just confirmed that it is she."""
    confirm(as_alice)
    return as_alice


@pytest.fixture
def fragment():
    """The headers of a request that htmx makes from a part of a page."""
    return {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The cache table besides, which is no model's and so not made by itself."""
    with django_db_blocker.unblock():
        call_command("createcachetable", verbosity=0)


@pytest.fixture(autouse=True)
def _empty_cache():
    """A cache outside the database keeps what a test's rollback takes away."""
    if settings.REDIS_URL:
        cache.clear()


@pytest.fixture
def no_worker(settings):
    """Tasks wait, as for a worker that never comes. Without it each is done as it is asked for."""
    settings.TASKS = {
        "default": {
            "BACKEND": "django.tasks.backends.dummy.DummyBackend",
            "QUEUES": settings.TASKS["default"]["QUEUES"],
        }
    }


@pytest.fixture
def assert_queries():
    """`with assert_queries(6): …` The session and the cache are left out: they may be in Redis; and
    the number in the badge, which is one query of every page that somebody signed in loads."""

    @contextmanager
    def counted(number):
        with CaptureQueriesContext(connection) as captured:
            yield
        left_out = ("django_session", "twite_cache", ") AS unread")
        queries = [
            query["sql"] for query in captured if not any(one in query["sql"] for one in left_out)
        ]
        assert len(queries) == number, "\n".join(queries)

    return counted
