"""Nobody reads allauth's own words."""

from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest
from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.conf import settings
from django.contrib.messages import get_messages
from django.core import mail
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from apps.users.adapter import Site
from apps.users.words import ERRORS
from conftest import PASSWORD

OURS = Path(settings.BASE_DIR) / "templates"
THEIRS = Path(find_spec("allauth").submodule_search_locations[0]) / "templates"
FOLDERS = ["account", "mfa", "socialaccount", "usersessions"]

NEVER_SHOWN = {
    # They only extend layouts, and those are ours.
    "account/base_entrance.html",
    "account/base_manage.html",
    "account/base_manage_password.html",
    "mfa/base_entrance.html",
    "mfa/base_manage.html",
    "socialaccount/base_entrance.html",
    "socialaccount/base_manage.html",
    # They do so and name the page, which ours name themselves.
    "mfa/recovery_codes/base.html",
    "mfa/totp/base.html",
    "mfa/webauthn/base.html",
    # Nobody gives a phone number.
    "account/base_manage_phone.html",
    "account/confirm_phone_verification_code.html",
    "account/messages/phone_verification_sent.txt",
    "account/messages/phone_verified.txt",
    "account/phone_change.html",
    # Passwords are reset by a link.
    "account/confirm_password_reset_code.html",
    "account/email/password_reset_code_message.txt",
    "account/email/password_reset_code_subject.txt",
    # allauth has these and never sends them.
    "account/email/email_confirm_message.txt",
    "account/email/email_confirm_subject.txt",
    # Parts that only allauth's own pages include.
    "account/snippets/already_logged_in.html",
    "account/snippets/warn_no_email.html",
    "socialaccount/snippets/login.html",
    "socialaccount/snippets/login_extra.html",
    "socialaccount/snippets/provider_list.html",
    # No browser is trusted without its second factor.
    "mfa/trust.html",
    # For sites whose session cookie is strict.
    "socialaccount/login_redirect.html",
    # The settings have pages of their own for sessions, and this address leads to them.
    "usersessions/base_manage.html",
    "usersessions/messages/sessions_logged_out.txt",
    "usersessions/usersession_list.html",
}


def names(root, *endings):
    paths = (path for folder in FOLDERS for path in (root / folder).rglob("*"))
    return {path.relative_to(root).as_posix() for path in paths if path.suffix in endings}


MAILS = sorted(
    name.removesuffix("_subject.txt")
    for name in names(OURS, ".txt")
    if name.endswith("_subject.txt")
)
NOTIFICATIONS = [
    prefix
    for prefix in MAILS
    if "base_notification" in (OURS / f"{prefix}_message.txt").read_text()
]
TOASTS = sorted(name for name in names(OURS, ".txt") if "/messages/" in name)
SILENT = {
    "account/messages/email_confirmation_sent.txt",
    "account/messages/logged_in.txt",
    "account/messages/logged_out.txt",
    "account/messages/login_code_sent.txt",
}


def test_every_template_of_theirs_that_can_be_shown_is_ours():
    assert names(THEIRS, ".html", ".txt") - names(OURS, ".html", ".txt") == NEVER_SHOWN


def test_every_error_is_one_that_allauth_knows():
    theirs = DefaultAccountAdapter.error_messages.keys()
    phone = {key for key in theirs if "phone" in key}
    assert ERRORS.keys() == theirs - phone
    for key, text in ERRORS.items():
        assert ("%d" in text) == (key == "max_email_addresses")


@pytest.fixture
def context(alice):
    return {
        "user": alice,
        "username": "alice",
        "email": "alice@example.org",
        "recipient": "alice@example.org",
        "current_site": Site(),
        "site_url": settings.BASE_URL,
        "timestamp": timezone.now(),
        "ip": "203.0.113.7",
        "device": "Firefox on Linux",
        "code": "ABCD-EFGH",
        "days": 30,
        "from_email": "old@example.org",
        "to_email": "new@example.org",
        "deleted_email": "old@example.org",
        "password_reset_url": "http://localhost:8000/reset",
        "signup_url": "http://localhost:8000/signup",
        "provider": SimpleNamespace(name="O’Neill & Sons"),
        "sociallogin": SimpleNamespace(provider=SimpleNamespace(name="O’Neill & Sons")),
    }


def assert_plain(text):
    assert text.strip()
    for wrong in ("{{", "{%", "{#", "&#", "&amp;", "\n\n\n", "Hello from", "Thank you for"):
        assert wrong not in text


@pytest.mark.parametrize("prefix", MAILS)
def test_a_mail_is_plain(rf, context, prefix):
    subject = render_to_string(f"{prefix}_subject.txt", context)
    assert_plain(subject)
    assert len(subject.strip()) <= 60
    text = render_to_string(f"{prefix}_message.txt", context, rf.get("/"))
    assert_plain(text)
    assert "If it was not you" in text


@pytest.mark.parametrize("prefix", NOTIFICATIONS)
def test_a_notification_says_whose_account_and_which_device(rf, context, prefix):
    text = render_to_string(f"{prefix}_message.txt", context, rf.get("/"))
    assert "- Account: @alice on Twite\n- Device: Firefox on Linux\n- Time: " in text
    without = render_to_string(f"{prefix}_message.txt", {**context, "device": ""}, rf.get("/"))
    assert "- Account: @alice on Twite\n- Time: " in without


@pytest.mark.parametrize("name", TOASTS)
def test_a_toast_says_something_or_is_meant_to_say_nothing(rf, context, name):
    text = render_to_string(name, context, rf.get("/"))
    assert bool(text.strip()) == (name not in SILENT)


def test_the_mail_of_a_deactivation_leads_to_no_settings(rf, context):
    text = render_to_string("account/email/deactivated_message.txt", context, rf.get("/"))
    assert "/settings/" not in text
    assert "which brings your account back" in text


@pytest.fixture
def toasts():
    return lambda response: [str(toast) for toast in get_messages(response.wsgi_request)]


def test_coming_and_going_needs_no_words(client, alice, toasts):
    fields = {"login": "alice", "password": PASSWORD}
    assert toasts(client.post("/accounts/login/", fields)) == []
    assert toasts(client.post("/accounts/logout/")) == []


def test_a_second_code_is_told_of(client, alice, toasts):
    sent = client.post("/accounts/login/code/", {"email": "alice@example.org"})
    assert toasts(sent) == []
    again = client.post("/accounts/login/code/confirm/", {"action": "resend"})
    assert toasts(again) == ["If all is well, another code is on its way to alice@example.org."]


def test_so_it_is_when_an_address_is_confirmed(client, db, mandatory, toasts, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    fields = {"email": "dave@example.org", "username": "dave", "password1": PASSWORD}
    assert toasts(client.post("/accounts/signup/", fields)) == []
    again = client.post("/accounts/confirm-email/", {"action": "resend"})
    assert toasts(again) == ["Another code is on its way to dave@example.org."]


def test_a_taken_name_at_sign_up_reads_as_in_the_settings(client, alice):
    fields = {"email": "dave@example.org", "username": "Alice", "password1": PASSWORD}
    page = client.post("/accounts/signup/", fields)
    assert page.context["form"].errors["username"] == ["This name is taken."]


@pytest.fixture
def link(alice):
    address = EmailAddress.objects.get(user=alice)
    EmailAddress.objects.filter(pk=address.pk).update(verified=False)
    return f"/accounts/confirm-email/{EmailConfirmationHMAC(address).key}/"


def test_a_link_confirms_an_address(client, alice, link, toasts):
    assert "Is <b>alice@example.org</b> the address of <b>@alice</b>?" in client.get(link).text
    assert toasts(client.post(link)) == ["alice@example.org is confirmed."]
    assert EmailAddress.objects.get(user=alice).verified


def test_a_link_to_an_address_that_somebody_else_proved_confirms_nothing(
    client, alice, bob, link, toasts
):
    EmailAddress.objects.filter(user=bob).update(email="alice@example.org", verified=True)
    assert "This address is taken" in client.get(link).text
    assert toasts(client.post(link)) == [
        "Another account has proved that alice@example.org is its address."
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/accounts/confirm-email/nonsense/", "This link is no longer good"),
        ("/accounts/confirm-email/", "there is nothing to do here"),
        ("/accounts/password/reset/key/x-y/", "This link is no longer good"),
        ("/accounts/password/reset/key/done/", "Your password is changed"),
    ],
)
def test_pages_that_links_lead_to(path, said):
    assert said in Client().get(path).text


def test_nobody_signs_up_where_sign_up_is_closed(client, db, monkeypatch):
    monkeypatch.setattr(type(get_adapter()), "is_open_for_signup", lambda *_: False)
    assert "Nobody can sign up now" in client.get("/accounts/signup/").text


def test_a_reset_password_is_told_of_once(
    client, alice, toasts, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/accounts/password/reset/", {"email": "alice@example.org"})
    link = next(line for line in mail.outbox[0].body.splitlines() if "/reset/key/" in line)
    page = client.get(link, follow=True)
    assert 'value="alice"' in page.text
    fields = {"password1": "another quiet hill", "password2": "another quiet hill"}
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(page.redirect_chain[-1][0], fields)
    assert toasts(done) == ["Your password is changed."]
    assert mail.outbox[1].subject == "Your password was changed"
    assert "This link is no longer good" in Client().get(link, follow=True).text
