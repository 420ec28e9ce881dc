"""What nonsense in an address leaves in the log: a line."""

import logging

import pytest
from django.test import Client

from .addresses import ADDRESSES, path_of

NAMES = sorted(ADDRESSES)
# All that views read of an address.
PARAMETERS = ("before", "after", "sort", "f", "q", "word", "text", "next", "asked", "error", "home")
GARBAGE = ["x", "-1", "9" * 30, "\x00", "%00", "٣", "a" * 3000, "[]", "💥"]
pytestmark = pytest.mark.django_db


def visitor():
    return Client(raise_request_exception=False)


@pytest.fixture(params=["signed out", "signed in"])
def somebody(request, bob):
    client = visitor()
    if request.param == "signed in":
        client.force_login(bob)
    return client


@pytest.mark.parametrize("name", NAMES)
def test_nonsense_is_answered_and_leaves_no_traceback(name, somebody, caplog):
    for value in GARBAGE:
        response = somebody.get(path_of(name), dict.fromkeys(PARAMETERS, value))
        assert response.status_code < 500
    for record in caplog.records:
        assert record.exc_info is None
        assert record.levelno < logging.ERROR
