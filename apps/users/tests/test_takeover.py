"""Ways that somebody tried to get into an account of somebody else, or to stay in it."""

import re
import time
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client
from django.utils import timezone

from apps.users import devices
from apps.users.actions import deactivate, end_sessions, forget_unconfirmed, promote, shut_out
from apps.users.models import User
from conftest import PASSWORD

pytestmark = pytest.mark.django_db
SIGN_UP = {"email": "vic@example.org", "username": "vic", "password1": PASSWORD}


@pytest.fixture
def proved(settings):
    """A site with a mail server."""
    Client().get("/accounts/login/")
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
    settings.ACCOUNT_PREVENT_ENUMERATION = "strict"


def is_in(client):
    return client.get("/").context["user"].is_authenticated


def log_in(client, login="alice", password=PASSWORD, **extra):
    return client.post("/accounts/login/", {"login": login, "password": password}, **extra)


@pytest.fixture
def code_for(django_capture_on_commit_callbacks):
    """Asks for a code in the browser `client`, and reads it."""

    def ask(client, email):
        with django_capture_on_commit_callbacks(execute=True):
            client.post("/accounts/login/code/", {"email": email})
        return re.search(r"^([A-Z0-9]{4}-?[A-Z0-9]{2,4})$", mail.outbox[-1].body, re.MULTILINE)[1]

    return ask


def test_who_claims_an_address_first_loses_the_account_to_its_owner(proved, code_for):
    thief, owner = Client(), Client()
    thief.post("/accounts/signup/", SIGN_UP)
    user = User.objects.get()
    SocialAccount.objects.create(user=user, provider="github", uid="thief")
    code = code_for(owner, "vic@example.org")
    owner.post("/accounts/login/code/confirm/", {"code": code})
    assert is_in(owner)
    assert EmailAddress.objects.get().verified
    user.refresh_from_db()
    assert not user.has_usable_password()
    assert not SocialAccount.objects.exists()
    log_in(Client(), "vic")
    assert log_in(Client(), "vic").status_code == 200


def test_who_signed_up_and_proves_it_keeps_everything(proved, django_capture_on_commit_callbacks):
    client = Client()
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/accounts/signup/", SIGN_UP)
    code = re.search(r"^([A-Z0-9-]{6,9})$", mail.outbox[-1].body, re.MULTILINE)[1]
    client.post("/accounts/confirm-email/", {"code": code})
    assert is_in(client)
    assert User.objects.get().has_usable_password()


@pytest.mark.parametrize("known", [True, False])
def test_a_wrong_address_is_taken_back_whoever_has_it(proved, person, known):
    if known:
        person("vic2")
    fields = {**SIGN_UP, "email": "vic2@example.org"}
    client = Client()
    client.post("/accounts/signup/", fields)
    # A stranger sees no difference by the name either.
    assert User.objects.filter(username="vic").exists()
    assert Client().get("/@vic").status_code == 404
    for _ in range(2):
        assert client.post("/signup/start-over")["Location"] == "/accounts/signup/"
    assert not User.objects.filter(username="vic").exists()
    assert client.post("/accounts/signup/", SIGN_UP)["Location"] == "/accounts/confirm-email/"


def test_nobody_takes_back_what_is_in_use(as_alice, alice):
    session = as_alice.session
    session["signed_up"] = alice.pk
    session.save()
    as_alice.post("/signup/start-over")
    as_alice.post("/accounts/logout/")
    assert User.objects.filter(pk=alice.pk).exists()


def test_what_nobody_proves_is_forgotten_after_days(proved, alice):
    Client().post("/accounts/signup/", SIGN_UP)
    Client().post("/accounts/signup/", {**SIGN_UP, "username": "vic2"})
    assert forget_unconfirmed() == 0
    User.objects.update(date_joined=timezone.now() - timedelta(days=4))
    assert forget_unconfirmed() == 2
    assert list(User.objects.all()) == [alice]


def test_without_a_mail_server_nobody_is_forgotten(client):
    client.post("/accounts/signup/", SIGN_UP)
    User.objects.update(date_joined=timezone.now() - timedelta(days=4))
    assert forget_unconfirmed() == 0


def test_the_limit_does_not_ask_for_the_host(alice, settings):
    settings.ALLOWED_HOSTS = ["*"]
    for number in range(20):
        log_in(Client(), password="x", REMOTE_ADDR=f"198.51.100.{number}", HTTP_HOST=f"a{number}")
    assert "Too many" in log_in(Client()).text


def test_a_first_password_takes_the_factor(as_alice, alice):
    alice.set_unusable_password()
    alice.save()
    as_alice.force_login(alice)
    Authenticator.objects.create(user=alice, type=Authenticator.Type.TOTP, data={})
    fields = {"password1": "another quiet hill", "password2": "another quiet hill"}
    response = as_alice.post("/accounts/password/set/", fields)
    assert response["Location"].startswith("/accounts/2fa/reauthenticate/")
    alice.refresh_from_db()
    assert not alice.has_usable_password()


def test_what_was_sent_long_ago_is_not_done_by_confirming_something_else(as_alice, alice):
    path = "/settings/deactivate"
    as_alice.post(path)
    as_alice.get(path)
    as_alice.post(f"/accounts/reauthenticate/?next={path}", {"password": PASSWORD})
    alice.refresh_from_db()
    assert alice.is_active


def test_staff_shuts_out_who_left(alice):
    deactivate(alice)
    shut_out(alice)
    assert log_in(Client())["Location"] == "/accounts/inactive/"
    assert not User.objects.get().is_active


def test_what_staff_decides_in_the_administration_stands(alice, bob, client):
    bob.is_staff = bob.is_superuser = True
    bob.save()
    client.force_login(bob)
    deactivate(alice)
    page = client.get(f"/admin/users/user/{alice.pk}/change/")
    fields = {k: v for k, v in page.context["adminform"].form.initial.items() if v is not None}
    for active in ("on", ""):
        client.post(f"/admin/users/user/{alice.pk}/change/", {**fields, "is_active": active})
    alice.refresh_from_db()
    assert not alice.is_active
    assert alice.deactivated_at is None
    client.post(
        "/admin/users/user/", {"action": "shut_out", "_selected_action": [alice.pk]}, follow=True
    )
    assert not User.objects.get(pk=alice.pk).is_active


def test_sessions_that_nobody_listed_end_too(as_alice, alice):
    other = Client()
    other.force_login(alice)
    UserSession.objects.all().delete()
    as_alice.post("/settings/sessions/end-others")
    assert is_in(as_alice)
    assert not is_in(other)


def test_nor_do_they_come_back_with_the_account(as_alice, alice):
    UserSession.objects.all().delete()
    deactivate(alice)
    log_in(Client())
    assert not is_in(as_alice)


def code_of(secret, steps=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


@pytest.fixture
def secret(sure_alice):
    """Of the app that Alice has set up."""
    found = sure_alice.get("/accounts/2fa/totp/activate/").context["form"].secret
    sure_alice.post("/accounts/2fa/totp/activate/", {"code": code_of(found, -1)})
    return found


def test_a_login_that_had_begun_ends_with_the_password(secret, alice, client):
    log_in(client)
    alice.set_password("another quiet hill")
    alice.save()
    response = client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert response["Location"] == "/accounts/login/"
    assert not is_in(client)


def test_a_code_to_an_address_that_was_given_up_opens_nothing(alice, client, code_for):
    code = code_for(client, "alice@example.org")
    EmailAddress.objects.update(email="new@example.org")
    User.objects.update(email="new@example.org")
    response = client.post("/accounts/login/code/confirm/", {"code": code})
    assert response["Location"] == "/accounts/login/"
    assert not is_in(client)


def test_ending_all_sessions_forgets_browsers_of_intruders(alice, mailoutbox):
    intruder = Client()
    log_in(intruder)
    end_sessions(alice)
    request = intruder.get("/").wsgi_request
    alice.refresh_from_db()
    assert not devices.is_known(request, alice)


def test_a_code_of_an_app_counts_once_however_far_clocks_are_off(secret, client):
    log_in(client)
    client.post("/accounts/2fa/authenticate/", {"code": code_of(secret, -1)})
    assert not is_in(client)
    client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert is_in(client)


def test_pages_with_secrets_are_kept_by_no_browser(as_alice):
    for path in ("/settings/sessions", "/accounts/email/", "/accounts/2fa/"):
        assert "no-store" in as_alice.get(path)["Cache-Control"]


def test_an_account_that_was_in_use_keeps_its_ways_in(proved, alice, code_for):
    """From before the site had a mail server."""
    EmailAddress.objects.update(verified=False)
    User.objects.update(last_login=timezone.now())
    SocialAccount.objects.create(user=alice, provider="github", uid="1")
    client = Client()
    code = code_for(client, "alice@example.org")
    client.post("/accounts/login/code/confirm/", {"code": code})
    alice.refresh_from_db()
    assert alice.has_usable_password()
    assert SocialAccount.objects.exists()
    assert is_in(client)


def test_whom_staff_made_logs_in_by_address(client, alice):
    EmailAddress.objects.all().delete()
    log_in(client, "alice@example.org")
    assert is_in(client)


def test_who_is_promoted_is_in(proved):
    client = Client()
    client.post("/accounts/signup/", SIGN_UP)
    vic = User.objects.get(username="vic")
    promote(vic)
    User.objects.update(date_joined=timezone.now() - timedelta(days=4))
    assert forget_unconfirmed() == 0
    browser = Client()
    log_in(browser, "vic")
    assert is_in(browser)


def test_whom_the_staff_shut_out_keeps_no_address_from_its_owner(
    proved, django_capture_on_commit_callbacks
):
    Client().post("/accounts/signup/", SIGN_UP)
    shut_out(User.objects.get())
    with django_capture_on_commit_callbacks(execute=True):
        Client().post("/accounts/signup/", {**SIGN_UP, "username": "vic2"})
    assert re.search(r"^[A-Z0-9]{4}-?[A-Z0-9]{2,4}$", mail.outbox[-1].body, re.MULTILINE)


def test_another_sign_up_with_the_address_keeps_nobody_from_theirs(proved, code_for, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    Client().post("/accounts/signup/", SIGN_UP)
    for number in range(3):
        other = {**SIGN_UP, "username": f"thief{number}", "password1": "another good one"}
        Client().post("/accounts/signup/", other)
    answer = log_in(Client(), "vic@example.org")
    assert answer["Location"] == "/accounts/confirm-email/"
    client = Client()
    code = code_for(client, "vic@example.org")
    client.post("/accounts/login/code/confirm/", {"code": code})
    assert client.get("/").context["user"].username == "vic"
