"""Ways in beside the password: passkeys, second factors, codes; and where one is logged in."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect

from conftest import PASSWORD
from e2e.axe import assert_clean
from e2e.passkeys import Device


def fill_in_password(page):
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name=re.compile("Confirm|Log in")).click()


def log_in(page, site, login="alice"):
    page.goto(f"{site}/accounts/login/")
    page.get_by_label("Username or email").fill(login)
    fill_in_password(page)


def log_out(page, site):
    page.goto(f"{site}/accounts/logout/")
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("link", name="Log in").first).to_be_visible()


def is_in(page):
    expect(page.get_by_role("heading", name="Home", level=1)).to_be_attached()


@pytest.fixture
def keys(page):
    return Device(page)


@pytest.fixture
def settled(page, site, sign_in, alice):
    """Alice, signed in, who has just confirmed that it is she."""
    sign_in(alice)
    page.goto(f"{site}/accounts/reauthenticate/?next=/settings/security")
    fill_in_password(page)
    expect(page.get_by_role("heading", name="Security", level=1)).to_be_visible()
    return page


@pytest.fixture
def with_passkey(settled, site, keys):
    page = settled
    page.get_by_role("main").get_by_role("link", name="Passkeys").click()
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Name").fill("My phone")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    return page


def test_a_passkey_is_added_logs_in_and_is_removed(with_passkey, site, keys, console):
    page = with_passkey
    assert_clean(page)
    assert len(keys.passkeys) == 1
    page.goto(f"{site}/accounts/2fa/webauthn/")
    expect(page.get_by_role("list", name="Your passkeys")).to_contain_text("My phone")
    assert_clean(page)
    log_out(page, site)
    page.goto(f"{site}/accounts/login/")
    assert_clean(page)
    page.get_by_role("button", name="Use a passkey").click()
    is_in(page)
    page.goto(f"{site}/accounts/2fa/webauthn/")
    page.goto(f"{site}/accounts/reauthenticate/?next=/accounts/2fa/webauthn/")
    page.get_by_role("link", name="Use a passkey").click()
    assert_clean(page)
    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_role("link", name="Remove My phone").click()
    expect(page.get_by_role("heading", name="Remove")).to_be_visible()
    assert_clean(page)
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_role("list", name="Your passkeys")).to_have_count(0)
    log_out(page, site)
    page.goto(f"{site}/accounts/login/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_text("not right").first).to_be_visible()
    assert console == []


def test_a_passkey_is_the_second_factor(with_passkey, site, console):
    page = with_passkey
    log_out(page, site)
    log_in(page, site)
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    assert_clean(page)
    page.goto(site)
    expect(page.get_by_role("link", name="Log in").first).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Use a passkey").click()
    is_in(page)
    assert console == []


def test_who_cancels_is_told_so_and_can_try_again(with_passkey, site, keys, console):
    page = with_passkey
    log_out(page, site)
    page.goto(f"{site}/accounts/login/")
    keys.refuse()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("status").get_by_text("That didn’t work.")).to_be_visible()
    keys.refuse(False)
    page.get_by_role("button", name="Use a passkey").click()
    is_in(page)
    assert console == []


def test_an_authenticator_app_and_recovery_codes(settled, site, console):
    page = settled
    page.get_by_role("main").get_by_role("link", name="Second factor").click()
    assert_clean(page)
    page.get_by_role("link", name="Set up an app").click()
    expect(page.get_by_role("img", name="QR code of the key below")).to_be_visible()
    assert_clean(page)
    secret = page.get_by_role("textbox", name="Key").input_value()
    page.get_by_label("Authenticator code").fill("000000")
    page.get_by_role("button", name="Turn on").click()
    expect(page.get_by_text("That is not right")).to_be_visible()
    assert page.get_by_role("textbox", name="Key").input_value() == secret
    assert_clean(page)
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    page.get_by_label("Authenticator code").fill(code)
    page.get_by_role("button", name="Turn on").click()
    codes = page.get_by_role("list", name="Codes that are left").get_by_role("listitem")
    expect(codes).to_have_count(10)
    recovery = codes.first.inner_text()
    assert_clean(page)
    log_out(page, site)
    log_in(page, site)
    expect(page.get_by_role("button", name="Use a passkey")).to_have_count(0)
    page.get_by_label("Code").fill(recovery)
    page.get_by_role("button", name="Log in").click()
    is_in(page)
    assert console == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_code_from_the_mail_logs_in(browser, site, alice, mailoutbox, scripts):
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{site}/accounts/login/")
    expect(page.get_by_role("button", name="Use a passkey")).to_be_visible(visible=scripts)
    page.get_by_role("link", name="Send me a code").click()
    page.get_by_label("Email").fill("alice@example.org")
    page.get_by_role("button", name="Send the code").click()
    expect(page.get_by_role("heading", name="Enter the code")).to_be_visible()
    if scripts:
        assert_clean(page)
    code = re.search(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$|^[A-Z0-9]{6}$", mailoutbox[0].body, re.MULTILINE)
    page.get_by_label("Code").fill(code[0])
    page.get_by_role("button", name="Log in").click()
    is_in(page)
    context.close()


def test_logging_out_everywhere_else(page, browser, site, alice):
    elsewhere = browser.new_context().new_page()
    for one in (page, elsewhere):
        log_in(one, site)
        is_in(one)
    page.goto(f"{site}/settings/sessions")
    sessions = page.get_by_role("list", name="Sessions").get_by_role("listitem")
    expect(sessions).to_have_count(2)
    expect(sessions.first).to_contain_text("This one")
    page.get_by_role("button", name="Log out everywhere else").click()
    expect(sessions).to_have_count(1)
    elsewhere.goto(f"{site}/settings")
    expect(elsewhere.get_by_role("heading", name="Log in")).to_be_visible()
    page.goto(f"{site}/settings")
    expect(page.get_by_role("heading", name="Settings")).to_be_visible()
    elsewhere.context.close()
