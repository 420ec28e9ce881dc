"""Guessing is slow, and guessers lock nobody out for good."""

import re

import pytest
from django.core import mail
from django.test import Client

from apps.users import devices
from conftest import PASSWORD

pytestmark = pytest.mark.django_db


def log_in(client, password=PASSWORD, login="alice", at="203.0.113.1"):
    return client.post("/accounts/login/", {"login": login, "password": password}, REMOTE_ADDR=at)


def guess(login="alice", times=20):
    """A stranger with many addresses."""
    for number in range(times):
        log_in(Client(), f"guess {number}", login, at=f"198.51.100.{number}")


@pytest.fixture
def known(alice):
    """A browser that Alice logged in from once."""
    client = Client()
    log_in(client)
    client.post("/accounts/logout/")
    return client


def test_one_account_is_guessed_five_times_in_five_minutes(alice):
    guess()
    response = log_in(Client())
    assert response.status_code == 200
    assert "Too many" in response.text


def test_by_name_or_address_alike(alice):
    guess("alice@example.org")
    assert "Too many" in log_in(Client(), login="ALICE@example.org").text


def test_one_address_guesses_ten_times_a_minute(alice, bob):
    for number in range(12):
        response = log_in(Client(), login=f"nobody{number}")
    assert "Too many" in response.text
    assert log_in(Client(), at="203.0.113.9").status_code == 302


def test_a_browser_that_was_in_before_is_not_locked_out(known):
    guess()
    assert log_in(known).status_code == 302


def test_neither_by_the_other_spelling_of_its_account(known):
    guess("alice@example.org")
    assert log_in(known, login="Alice@example.org").status_code == 302


def test_nor_is_it_a_way_to_guess_without_end(known):
    for number in range(6):
        log_in(known, "wrong", at=f"198.51.100.{number}")
    assert "Too many" in log_in(known).text


def test_and_only_for_accounts_that_were_in(known, bob):
    guess("bob")
    assert "Too many" in log_in(known, login="bob").text


def test_a_mark_that_somebody_made_up_counts_for_nothing(known, settings):
    forged = Client()
    forged.cookies[settings.KNOWN_COOKIE_NAME] = "x" * 43
    guess()
    assert "Too many" in log_in(forged).text


def test_a_reset_password_opens_the_door_at_once(alice, django_capture_on_commit_callbacks):
    guess("alice@example.org")
    client = Client()
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/accounts/password/reset/", {"email": "alice@example.org"})
    link = re.search(
        r"http://localhost:8000(/accounts/password/reset/key/\S+)", mail.outbox[-1].body
    )[1]
    page = client.get(link, follow=True)
    fields = {"password1": "another quiet hill", "password2": "another quiet hill"}
    client.post(page.redirect_chain[-1][0], fields)
    assert client.get("/").context["user"] == alice


def test_a_code_gets_in_meanwhile(alice):
    guess()
    response = Client().post("/accounts/login/code/", {"email": "alice@example.org"})
    assert response["Location"] == "/accounts/login/code/confirm/"


def test_names_and_addresses_are_asked_for_nothing_without_the_cookie(
    client, alice, assert_queries
):
    request = client.get("/accounts/login/").wsgi_request
    with assert_queries(0):
        assert devices.mark_for(request, "alice") == ""
