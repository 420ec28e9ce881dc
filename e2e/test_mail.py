"""A site with a mail server: addresses must be verified by a code, and passkeys sign up."""

import re
import time

import pytest
from playwright.sync_api import expect

from e2e.axe import assert_clean
from e2e.mail import StallingMailServer
from e2e.passkeys import Device
from e2e.site import PASSWORD, Site


@pytest.fixture(scope="module")
def post_office():
    server = StallingMailServer()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def mailing_site(tmp_path_factory, post_office):
    url = f"smtp://127.0.0.1:{post_office.server_address[1]}"
    with Site(tmp_path_factory.mktemp("site"), EMAIL_URL=url) as running:
        yield running


def next_mail(server, before, to=""):
    """The text of the one that comes after the first `before`, to that address: those of an earlier
    test may still be on their way."""
    deadline = time.monotonic() + 20
    while True:
        found = [text for text in server.received[before:] if f"To: {to}" in text]
        if found or time.monotonic() > deadline:
            return found[0]
        time.sleep(0.1)


def code_in(text):
    return re.search(r"^([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", text, re.MULTILINE)[1]


def test_signing_up_takes_the_code_from_the_mail(mailing_site, post_office, page):
    before = len(post_office.received)
    page.goto(f"{mailing_site.url}/accounts/signup/")
    page.get_by_label("Email").fill("mia@example.org")
    page.get_by_label("Username").fill("mia")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_label("Code")).to_be_visible()
    assert_clean(page)
    text = next_mail(post_office, before)
    assert "Twite" in text
    page.get_by_label("Code").fill(code_in(text))
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("progressbar", name="Step 1 of 4")).to_be_visible()
    page.goto(f"{mailing_site.url}/settings/account")
    expect(page.get_by_role("main")).to_contain_text("mia@example.org")


def test_changing_the_address_takes_a_code(mailing_site, post_office, page):
    before = len(post_office.received)
    mailing_site.manage("shell", "-c", MAKE.format(name="kim", password=PASSWORD))
    page.goto(f"{mailing_site.url}/accounts/login/?next=/accounts/email/")
    page.get_by_label("Username or email").fill("kim")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("main")).to_contain_text("kim@example.org")
    assert_clean(page)
    # The first mail tells of the login.
    next_mail(post_office, before)
    page.get_by_label("New address").fill("kim2@example.org")
    page.get_by_role("button", name="Change email").click()
    expect(page.get_by_label("Code")).to_be_visible()
    assert_clean(page)
    page.get_by_label("Code").fill(code_in(next_mail(post_office, before + 1)))
    page.get_by_role("button", name="Confirm").click()
    page.goto(f"{mailing_site.url}/settings/account")
    expect(page.get_by_role("main")).to_contain_text("kim2@example.org")


MAKE = (
    "from apps.users.actions import create_account;"
    "create_account('{name}', '{name}@example.org', '{password}')"
)


def test_signing_up_and_logging_in_with_a_passkey(mailing_site, post_office, page, console):
    device, before = Device(page), len(post_office.received)
    page.goto(f"{mailing_site.url}/accounts/signup/?next=/explore")
    page.get_by_role("link", name="Sign up with a passkey").click()
    assert_clean(page)
    page.get_by_label("Email").fill("nia@example.org")
    page.get_by_label("Username").fill("nia")
    page.get_by_role("button", name="Go on").click()
    text = next_mail(post_office, before, to="nia@example.org")
    page.get_by_label("Code").fill(code_in(text))
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("heading", name="Make your passkey")).to_be_visible()
    assert_clean(page)
    page.get_by_role("button", name="Make the passkey").click()
    expect(page).to_have_url(f"{mailing_site.url}/welcome/picture?next=/explore")
    assert len(device.passkeys) == 1
    page.goto(f"{mailing_site.url}/settings/security")
    expect(page.get_by_role("main")).to_contain_text("You have none. Set one")
    assert_clean(page)
    page.goto(f"{mailing_site.url}/accounts/logout/")
    page.get_by_role("button", name="Log out").click()
    page.goto(f"{mailing_site.url}/accounts/login/?next=/@nia")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page).to_have_url(f"{mailing_site.url}/@nia")
    assert console == []
