"""What the operator's log tells of how people get in."""

import logging

import pytest

from apps.users.actions import deactivate
from conftest import PASSWORD, confirm

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(caplog):
    caplog.set_level(logging.INFO, logger="twite.security")

    def since_then():
        found = [one.getMessage() for one in caplog.records if one.name == "twite.security"]
        caplog.clear()
        return found

    return since_then


def test_logins_and_failures_are_told_by_id_and_address(client, alice, lines):
    client.post("/accounts/login/", {"login": "alice", "password": "s3cret typo"})
    assert lines() == ["login failed, from 127.0.0.1"]
    client.post("/accounts/login/", {"login": "alice", "password": PASSWORD})
    assert lines() == [f"account {alice.pk} logged in, from 127.0.0.1"]
    client.post("/accounts/logout/")
    assert lines() == [f"account {alice.pk} logged out, from 127.0.0.1"]


def test_changes_of_how_one_gets_in_are_told(as_alice, alice, lines):
    confirm(as_alice)
    new = "another quiet hill"
    lines()
    fields = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    as_alice.post("/accounts/password/change/", fields)
    assert lines() == [f"account {alice.pk} changed the password, from 127.0.0.1"]
    as_alice.post("/settings/deactivate")
    told = lines()
    assert told[0] == f"account {alice.pk} deactivated the account, from 127.0.0.1"


def test_twice_is_told_once(alice, lines):
    deactivate(alice)
    deactivate(alice)
    assert lines() == [f"account {alice.pk} deactivated the account, from the machine"]


def test_nothing_that_was_typed_is_told(client, alice, lines):
    client.post("/accounts/login/", {"login": "my password by mistake", "password": "x"})
    assert "mistake" not in "".join(lines())
