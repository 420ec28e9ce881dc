"""Leaving, and coming back."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from apps.tweets import actions as tweets
from apps.users.actions import deactivate, restore
from apps.users.models import User
from conftest import PASSWORD

pytestmark = pytest.mark.django_db
PATH = "/settings/deactivate"


def log_in(client, password=PASSWORD):
    return client.post("/accounts/login/", {"login": "alice", "password": password})


def gone(days):
    at = timezone.now() - timedelta(days=days)
    User.objects.update(is_active=False, deactivated_at=at)


def test_the_page_asks_first_and_changes_nothing(sure_alice, alice):
    assert sure_alice.get(PATH).status_code == 200
    alice.refresh_from_db()
    assert alice.is_active


def test_it_asks_whether_it_is_they(as_alice, alice):
    assert as_alice.post(PATH)["Location"].startswith("/accounts/reauthenticate/")
    alice.refresh_from_db()
    assert alice.is_active


def test_everything_is_gone_at_once(sure_alice, alice, client):
    tweet = tweets.post(alice, "hello zebra")
    elsewhere = Client()
    log_in(elsewhere)
    assert sure_alice.post(PATH).status_code == 302
    for path in ("/@alice", tweet.path, "/@alice/followers"):
        assert client.get(path).status_code == 404, path
    assert "zebra" not in client.get("/search?q=zebra&f=latest").text.split("</form>")[-1]
    for one in (sure_alice, elsewhere):
        assert not one.get("/").context["user"].is_authenticated


def test_a_mail_tells_of_it(sure_alice, django_capture_on_commit_callbacks):
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        sure_alice.post(PATH)
    [message] = mail.outbox
    assert message.subject == "Your account is deactivated"
    assert "within 30 days" in message.body


def test_logging_in_brings_it_back(client, alice):
    tweet = tweets.post(alice, "hello")
    deactivate(alice)
    response = log_in(client)
    assert response.status_code == 302
    assert "Welcome back" in client.get("/").text
    alice.refresh_from_db()
    assert alice.is_active
    assert alice.deactivated_at is None
    assert Client().get(tweet.path).status_code == 200


def test_a_wrong_password_brings_nothing_back_and_tells_nothing(client, alice):
    there = log_in(client, "wrong")
    deactivate(alice)
    gone_ = log_in(client, "wrong")
    assert there.context["form"].non_field_errors() == gone_.context["form"].non_field_errors()
    alice.refresh_from_db()
    assert not alice.is_active


def test_after_thirty_days_it_is_too_late(client, alice):
    gone(31)
    assert log_in(client)["Location"] == "/accounts/inactive/"
    assert "closed" in client.get("/accounts/inactive/").text
    alice.refresh_from_db()
    restore(alice)
    assert not User.objects.get().is_active
    gone(29)
    assert log_in(client)["Location"] == "/"


def test_who_was_shut_out_does_not_come_back_by_logging_in(client, alice):
    User.objects.update(is_active=False)
    assert log_in(client)["Location"] == "/accounts/inactive/"
    assert not User.objects.get().is_active


@pytest.mark.parametrize("path", ["/accounts/password/reset/", "/accounts/login/code/"])
def test_a_forgotten_password_keeps_nobody_away(
    client, alice, path, django_capture_on_commit_callbacks
):
    deactivate(alice)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(path, {"email": "alice@example.org"})
    [message] = mail.outbox
    assert message.to == ["alice@example.org"]
    assert "no account" not in message.body.lower()
    mail.outbox.clear()
    gone(31)
    with django_capture_on_commit_callbacks(execute=True):
        Client().post(path, {"email": "alice@example.org"})
    [other] = mail.outbox
    assert other.subject != message.subject


def test_twice_is_as_good_as_once(alice):
    deactivate(alice)
    first = User.objects.get().deactivated_at
    deactivate(alice)
    assert User.objects.get().deactivated_at == first


def test_the_name_stays_taken(client, alice):
    deactivate(alice)
    fields = {"email": "new@example.org", "username": "alice", "password1": "a quiet green hill"}
    response = client.post("/accounts/signup/", fields)
    assert response.context["form"].errors["username"]


def test_the_data_page_leads_there(as_alice):
    assert PATH in as_alice.get("/settings/data").text
