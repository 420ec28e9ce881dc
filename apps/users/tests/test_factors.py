"""Second factors: an authenticator app and recovery codes. Passkeys: e2e/test_factors.py."""

import json
import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from cryptography.fernet import InvalidToken
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from apps.users import factors
from conftest import PASSWORD, confirm

pytestmark = pytest.mark.django_db

ADD = "/accounts/2fa/totp/activate/"


def code_of(secret, steps=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


@pytest.fixture
def secret(sure_alice):
    """Of the app that Alice has set up."""
    found = sure_alice.get(ADD).context["form"].secret
    # The one before, so that tests have the present one to log in with.
    assert sure_alice.post(ADD, {"code": code_of(found, -1)}).status_code == 302
    return found


@pytest.fixture
def at_the_door(client, secret):
    """Somebody with Alice's password."""
    response = client.post("/accounts/login/", {"login": "alice", "password": PASSWORD})
    assert response["Location"] == "/accounts/2fa/authenticate/"
    return client


def is_in(client):
    return client.get("/").context["user"].is_authenticated


def enter(client, code):
    return client.post("/accounts/2fa/authenticate/", {"code": code})


def test_the_page_shows_the_key_as_a_picture_and_as_text(sure_alice):
    page = sure_alice.get(ADD)
    assert '<svg role="img"' in page.text
    assert page.context["form"].secret in page.text
    assert "style=" not in page.text
    assert "%40alice" in page.context["totp_url"]


def test_setting_up_takes_the_password_and_a_right_code(as_alice):
    assert as_alice.get(ADD)["Location"].startswith("/accounts/reauthenticate/")
    confirm(as_alice)
    as_alice.get(ADD)
    assert as_alice.post(ADD, {"code": "000000"}).status_code == 200
    assert not Authenticator.objects.exists()


def test_the_password_alone_no_longer_gets_in(at_the_door, secret):
    assert not is_in(at_the_door)
    assert "not right" in enter(at_the_door, "000000").text
    assert not is_in(at_the_door)
    assert enter(at_the_door, code_of(secret)).status_code == 302
    assert is_in(at_the_door)


def test_a_code_works_once(at_the_door, secret):
    code = code_of(secret)
    enter(at_the_door, code)
    other = Client()
    other.post("/accounts/login/", {"login": "alice", "password": PASSWORD})
    enter(other, code)
    assert not is_in(other)


def test_codes_can_not_be_guessed(at_the_door, secret):
    for _ in range(6):
        enter(at_the_door, "000000")
    enter(at_the_door, code_of(secret))
    assert not is_in(at_the_door)


def test_a_recovery_code_gets_in_once(at_the_door, sure_alice):
    page = sure_alice.get("/accounts/2fa/recovery-codes/")
    codes = page.context["unused_codes"]
    assert len(codes) == 10
    assert codes[0] in page.text
    enter(at_the_door, codes[0])
    assert is_in(at_the_door)
    other = Client()
    other.post("/accounts/login/", {"login": "alice", "password": PASSWORD})
    enter(other, codes[0])
    assert not is_in(other)
    assert codes[0] not in sure_alice.get("/accounts/2fa/recovery-codes/").text


def test_recovery_codes_can_be_kept_as_a_file(sure_alice, secret):
    response = sure_alice.get("/accounts/2fa/recovery-codes/download/")
    assert "attachment" in response["Content-Disposition"]
    assert len(re.findall(r"^\d{8}$", response.text, re.MULTILINE)) == 10
    assert "@alice" in response.text


def test_others_see_codes_only_after_confirming(secret):
    thief = Client()
    thief.force_login(Authenticator.objects.first().user)
    assert not re.search(r"\d{8}", thief.get("/accounts/2fa/recovery-codes/").text)
    assert thief.get("/accounts/2fa/recovery-codes/download/").status_code == 302
    assert thief.get("/accounts/2fa/totp/deactivate/").status_code == 302


def test_new_recovery_codes_replace_the_old_ones(sure_alice, secret):
    before = sure_alice.get("/accounts/2fa/recovery-codes/").context["unused_codes"]
    sure_alice.post("/accounts/2fa/recovery-codes/generate/")
    after = sure_alice.get("/accounts/2fa/recovery-codes/").context["unused_codes"]
    assert not set(before) & set(after)


def test_it_is_turned_off(sure_alice, secret, client):
    sure_alice.post("/accounts/2fa/totp/deactivate/")
    client.post("/accounts/login/", {"login": "alice", "password": PASSWORD})
    assert is_in(client)


@pytest.mark.django_db(transaction=True)
def test_mails_tell_of_each_change(sure_alice):
    mail.outbox.clear()
    found = sure_alice.get(ADD).context["form"].secret
    sure_alice.post(ADD, {"code": code_of(found)})
    sure_alice.post("/accounts/2fa/totp/deactivate/")
    subjects = [message.subject for message in mail.outbox]
    assert subjects[0] == "An authenticator app was set up"
    assert "The authenticator app was turned off" in subjects
    assert "/settings/security" in mail.outbox[0].body


def test_a_code_confirms_that_it_is_they(secret, alice):
    client = Client()
    client.force_login(alice)
    assert "accounts/2fa/reauthenticate" in client.get("/accounts/reauthenticate/").text
    client.post("/accounts/2fa/reauthenticate/", {"code": code_of(secret)})
    assert client.get("/settings/username").status_code == 200


def kept():
    return json.dumps(list(Authenticator.objects.order_by("pk").values_list("data", flat=True)))


def test_the_database_alone_opens_no_account(secret):
    assert secret not in kept()
    for row in Authenticator.objects.all():
        wrapped = row.data.get("secret") or row.data.get("seed")
        assert wrapped.startswith("gAAAA")


def test_the_sites_secret_can_be_changed(at_the_door, secret, settings, capsys):
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another secret of the site"
    settings.SECRET_KEY_FALLBACKS = [old]
    before = kept()
    call_command("relock_secrets")
    assert "2" in capsys.readouterr().out
    assert kept() != before
    settings.SECRET_KEY_FALLBACKS = []
    client = Client()
    client.post("/accounts/login/", {"login": "alice", "password": PASSWORD})
    enter(client, code_of(secret))
    assert is_in(client)


def test_without_the_old_secret_it_says_so_and_changes_nothing(secret, settings):
    before = kept()
    settings.SECRET_KEY = "another secret of the site"
    with pytest.raises(CommandError, match="SECRET_KEY_FALLBACKS"):
        call_command("relock_secrets")
    assert kept() == before
    with pytest.raises(InvalidToken):
        factors.lock_again()


def test_the_administration_shows_none_of_it(secret, client, bob):
    bob.is_staff = bob.is_superuser = True
    bob.save()
    client.force_login(bob)
    for row in Authenticator.objects.all():
        text = client.get(f"/admin/mfa/authenticator/{row.pk}/change/").text
        assert "gAAAA" not in text
        assert "alice" in text


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/2fa/",
        "/accounts/2fa/totp/activate/",
        "/accounts/2fa/totp/deactivate/",
        "/accounts/2fa/recovery-codes/",
        "/accounts/2fa/recovery-codes/generate/",
        "/accounts/2fa/webauthn/",
        "/accounts/2fa/webauthn/add/",
    ],
)
def test_pages_are_for_members(client, db, path):
    assert client.get(path).status_code == 302


def test_a_secret_that_was_lost_is_a_wrong_code(at_the_door, secret, settings):
    settings.SECRET_KEY_FALLBACKS = []
    row = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    row.data["secret"] = "gAAAA-of-another-site"
    row.save()
    assert "not right" in enter(at_the_door, code_of(secret)).text
    assert not is_in(at_the_door)
