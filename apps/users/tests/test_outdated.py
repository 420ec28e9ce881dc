"""Codes that were asked for before something changed, and floods of mail."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from apps.users.actions import end_sessions
from conftest import PASSWORD

from .test_code_login import ENTER, ask, code_in, is_in


def _change_password(user):
    user.set_password("another quiet hill")
    user.save()


def _add_factor(user):
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})


def _change_address(user):
    EmailAddress.objects.create(user=user, email="new@example.org", verified=True)


@pytest.mark.parametrize(
    "change",
    [_change_password, _add_factor, _change_address, end_sessions],
)
def test_a_code_from_before_a_change_opens_nothing(
    change, client, alice, django_capture_on_commit_callbacks
):
    ask(client, django_capture_on_commit_callbacks)
    change(alice)
    client.post(ENTER, {"code": code_in(mail.outbox[0])})
    assert not is_in(client)


def test_strangers_fill_nobodys_mailbox_by_all_ways_together(
    alice, settings, django_capture_on_commit_callbacks
):
    free = dict.fromkeys(("signup", "reset_password", "request_login_code"), "999/m/ip")
    settings.ACCOUNT_RATE_LIMITS = {**free, "mail_by_strangers": "4/h/key"}
    for number in range(3):
        fields = {"email": alice.email, "username": f"mia{number}", "password1": PASSWORD}
        with django_capture_on_commit_callbacks(execute=True):
            Client().post("/accounts/signup/", fields)
            Client().post("/accounts/password/reset/", {"email": alice.email.upper()})
        answer = ask(Client(), django_capture_on_commit_callbacks)
        assert answer["Location"] == ENTER
    assert len(mail.outbox) == 4


@pytest.mark.parametrize("login", ["@alice", "@Alice", " @alice ", "alice", "alice@example.org"])
def test_a_name_may_be_written_as_everywhere_else(client, alice, login):
    client.post("/accounts/login/", {"login": login, "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(alice.pk)
