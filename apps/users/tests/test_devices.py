import re
import time

import pytest
from django.core.signing import Signer
from django.test import Client

from apps.users import devices
from conftest import PASSWORD

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"
)
NEW = {"email": "dave@example.org", "username": "dave", "password1": PASSWORD}


@pytest.fixture
def post(django_capture_on_commit_callbacks):
    """Sends a form, and does what then waits for the transaction to end."""

    def do(client, path, fields, **more):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(path, fields, **more)

    return do


@pytest.fixture
def log_in(post, mailoutbox):
    """Logs in by the page for it; the mails about that."""

    def do(client, login="alice", user_agent=FIREFOX, password=PASSWORD, **more):
        before = len(mailoutbox)
        fields = {"login": login, "password": password}
        headers = {"User-Agent": user_agent}
        post(client, "/accounts/login/", fields, headers=headers, **more)
        return mailoutbox[before:]

    return do


@pytest.fixture
def log_out():
    return lambda client: client.post("/accounts/logout/")


def test_a_login_from_a_new_browser_is_told_by_mail(client, alice, log_in):
    [mail] = log_in(client, REMOTE_ADDR="203.0.113.7")
    assert mail.to == ["alice@example.org"]
    assert mail.subject == "New login to your account"
    for text in (mail.body, mail.alternatives[0].content):
        assert "@alice" in text
        assert "Device: Firefox on Linux" in text
        assert "Network address: 203.0.113.7" in text
        assert re.search(r"Time: \d+:\d\d [AP]M · \w+ \d+, 20\d\d \(UTC\)", text)
        assert "http://localhost:8000/accounts/password/reset/" in text
    assert "<html" in mail.alternatives[0].content


@pytest.mark.parametrize("login", ["ALICE", "alice@example.org"])
def test_by_username_or_email(client, alice, log_in, login):
    assert len(log_in(client, login)) == 1


def test_the_same_browser_is_told_of_once(client, alice, log_in, log_out):
    assert log_in(client)
    for _ in range(2):
        log_out(client)
        # Browsers bring themselves up to date.
        assert not log_in(client, user_agent=IPHONE)
    assert log_in(Client(), user_agent=IPHONE)


def test_a_new_password_forgets_no_browser(client, alice, log_in, log_out):
    log_in(client)
    log_out(client)
    alice.set_password("another quiet hill")
    alice.save()
    assert not log_in(client, password="another quiet hill")


def test_each_account_has_browsers_of_its_own(client, alice, bob, log_in, log_out):
    for login in ("alice", "bob"):
        [mail] = log_in(client, login)
        assert mail.to == [f"{login}@example.org"]
        log_out(client)
    for login in ("alice", "bob"):
        assert not log_in(client, login)
        log_out(client)


def test_the_browser_that_signed_up_is_known(client, post, mailoutbox, log_in, log_out):
    post(client, "/accounts/signup/", NEW)
    assert "New login" not in str([mail.subject for mail in mailoutbox])
    log_out(client)
    assert not log_in(client, "dave")
    assert log_in(Client(), "dave")


def test_so_is_the_one_that_signed_up_by_a_code(
    client, post, mailoutbox, log_in, log_out, settings
):
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
    post(client, "/accounts/signup/", NEW)
    [mail] = mailoutbox
    code = re.search(r"^([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", mail.body, re.MULTILINE)[1]
    post(client, "/accounts/confirm-email/", {"code": code})
    assert client.get("/").context["user"].username == "dave"
    assert len(mailoutbox) == 1
    log_out(client)
    assert not log_in(client, "dave")


def test_a_password_reset_ends_in_a_known_browser(client, alice, post, mailoutbox, log_in, log_out):
    post(client, "/accounts/password/reset/", {"email": "alice@example.org"})
    link = re.search(r"http://localhost:8000(/accounts/password/reset/key/\S+)", mailoutbox[0].body)
    form = client.get(link[1], follow=True).redirect_chain[-1][0]
    new = "another quiet hill"
    post(client, form, {"password1": new, "password2": new})
    assert mailoutbox[-1].subject == "New login to your account"
    log_out(client)
    assert not log_in(client, password=new)


def test_a_failed_login_is_not_told_and_makes_nothing_known(client, alice, log_in, settings):
    assert not log_in(client, password="wrong")
    assert settings.KNOWN_COOKIE_NAME not in client.cookies
    assert log_in(client)


def test_the_cookie_is_the_sites_alone_and_stays(client, alice, log_in, settings):
    settings.SESSION_COOKIE_SECURE = True
    log_in(client)
    cookie = client.cookies[settings.KNOWN_COOKIE_NAME]
    assert cookie["secure"]
    assert cookie["httponly"]
    assert (cookie["samesite"], cookie["path"], cookie["domain"]) == ("Lax", "/", "")
    assert cookie["max-age"] > 365 * 86_400
    assert str(alice.pk) not in cookie.value


@pytest.mark.parametrize(
    "value",
    [
        "",
        "x",
        "....",
        "a" * 43,
        ".".join(["b" * 43] * 50),
        "é:ü\x00",
        "1:" + "a" * 43,
        Signer(salt="another").signature("1"),
        "y" * 4000,
    ],
)
def test_a_forged_cookie_makes_nothing_known(client, alice, log_in, log_out, settings, value):
    client.cookies[settings.KNOWN_COOKIE_NAME] = value
    assert log_in(client)
    assert len(client.cookies[settings.KNOWN_COOKIE_NAME].value) < 500
    log_out(client)
    assert not log_in(client)


def test_a_cookie_of_another_account_makes_nothing_known(client, alice, bob, log_in, settings):
    log_in(client, "bob")
    mine = Client()
    mine.cookies[settings.KNOWN_COOKIE_NAME] = client.cookies[settings.KNOWN_COOKIE_NAME].value
    assert log_in(mine)


def test_a_browser_keeps_the_last_accounts(client, alice, person, log_in, log_out):
    log_in(client)
    for number in range(devices.MOST_ACCOUNTS):
        log_out(client)
        log_in(client, person(f"other_{number}").username)
    log_out(client)
    assert not log_in(client, f"other_{devices.MOST_ACCOUNTS - 1}")
    log_out(client)
    assert log_in(client)


def test_a_changed_secret_forgets_no_browser(client, alice, log_in, log_out, settings):
    log_in(client)
    log_out(client)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a newer one"
    assert not log_in(client)


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (FIREFOX, "Firefox on Linux"),
        (IPHONE, "Mobile Safari on iOS"),
        ("Python-urllib/3.13", "Python-urllib"),
        ("", "An unknown device"),
        ("\n\r\x00", "An unknown device"),
        ("<b>http://evil.example/</b>", "An unknown device"),
        ("www.evil.com/1.0 (bot)", "An unknown device"),
        ("x" * 10_000, "An unknown device"),
    ],
)
def test_what_a_device_is_called(user_agent, name):
    assert devices.name_of(user_agent) == name


@pytest.mark.parametrize(
    "user_agent",
    [
        "x" * 10_000,
        "Mozilla/5.0 (" + "Android 1; " * 900,
        "Firefox/1 on\nLinux\nBcc: x@example.org",
        "<script>alert(1)</script> www.evil.example-bot/1.0",
    ],
)
def test_a_hostile_user_agent_harms_nobody(client, alice, log_in, user_agent):
    began = time.monotonic()
    [mail] = log_in(client, user_agent=user_agent)
    assert time.monotonic() - began < 2
    said = re.search(r"Device: (.*)", mail.body)[1]
    assert re.fullmatch(r"[\w /+-]{1,84}", said)
    for text in (mail.subject, mail.body, mail.alternatives[0].content):
        assert not re.search("script|evil|Bcc", text)
