"""Logging in by a code that is mailed."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

pytestmark = pytest.mark.django_db
ASK, ENTER = "/accounts/login/code/", "/accounts/login/code/confirm/"


def ask(client, capture, email="alice@example.org"):
    with capture(execute=True):
        return client.post(ASK, {"email": email})


def code_in(message):
    return re.search(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$|^[A-Z0-9]{6,}$", message.body, re.MULTILINE)[0]


def is_in(client):
    return client.get("/").context["user"].is_authenticated


def test_the_code_gets_in(client, alice, django_capture_on_commit_callbacks):
    assert ask(client, django_capture_on_commit_callbacks)["Location"] == ENTER
    assert not is_in(client)
    [message] = mail.outbox
    response = client.post(ENTER, {"code": code_in(message)})
    assert response.status_code == 302
    assert is_in(client)


def test_it_works_where_it_was_asked_for_only(client, alice, django_capture_on_commit_callbacks):
    ask(client, django_capture_on_commit_callbacks)
    other = Client()
    ask(other, django_capture_on_commit_callbacks)
    other.post(ENTER, {"code": code_in(mail.outbox[0])})
    assert not is_in(other)


def test_it_can_not_be_guessed(client, alice, django_capture_on_commit_callbacks):
    ask(client, django_capture_on_commit_callbacks)
    code = code_in(mail.outbox[0])
    for _ in range(3):
        client.post(ENTER, {"code": "AAAA-AAAA"})
    client.post(ENTER, {"code": code})
    assert not is_in(client)


def test_it_works_once(client, alice, django_capture_on_commit_callbacks):
    ask(client, django_capture_on_commit_callbacks)
    code = code_in(mail.outbox[0])
    client.post(ENTER, {"code": code})
    client.post("/accounts/logout/")
    client.post(ENTER, {"code": code})
    assert not is_in(client)


def test_it_proves_the_address(client, alice, django_capture_on_commit_callbacks):
    EmailAddress.objects.update(verified=False)
    ask(client, django_capture_on_commit_callbacks)
    client.post(ENTER, {"code": code_in(mail.outbox[0])})
    assert EmailAddress.objects.get().verified


def test_another_one_can_be_sent(client, alice, django_capture_on_commit_callbacks):
    ask(client, django_capture_on_commit_callbacks)
    assert "Send another code" in client.get(ENTER).text
    with django_capture_on_commit_callbacks(execute=True):
        client.post(ENTER, {"action": "resend"})
    first, second = (code_in(message) for message in mail.outbox)
    assert first != second
    client.post(ENTER, {"code": second})
    assert is_in(client)


def test_nobodys_mailbox_is_flooded(client, alice, django_capture_on_commit_callbacks):
    for _ in range(12):
        ask(Client(), django_capture_on_commit_callbacks)
    assert len(mail.outbox) <= 3
