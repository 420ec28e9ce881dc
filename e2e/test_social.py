"""Signing up, logging in and connecting by a real issuer, and all that it can do wrong."""

import re

import pytest
from playwright.sync_api import expect

from e2e.axe import assert_clean
from e2e.issuer import process
from e2e.issuer.errors import ERRING
from e2e.issuer.process import Issuer
from e2e.site import PASSWORD, Site

CONNECTIONS = "/accounts/3rdparty/"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Of a site that has the issuer configured."""
    with Issuer(tmp_path_factory.mktemp("issuer")) as issuer:
        site = Site(tmp_path_factory.mktemp("site"), **issuer.environment)
        issuer.start(site.url)
        with site:
            issuer.wait()
            yield site.url


@pytest.fixture
def plain_page(browser):
    """A browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def set_out(page, address):
    page.goto(f"{address}/accounts/login/")
    page.get_by_role("button", name="Continue with Example").click()


def answer(page, name, button="Authorize"):
    """Logs in at the issuer if it asks for that, and answers whether the site may know."""
    if page.locator("input[name=login]").count():
        page.locator("input[name=login]").fill(name)
        page.locator("input[name=password]").fill(process.PASSWORD)
        page.locator("input[name=password]").press("Enter")
    page.get_by_role("button", name=button).click()


def come(page, address, name):
    set_out(page, address)
    answer(page, name)


def choose(page, username):
    expect(page.get_by_role("heading", name="Almost there")).to_be_visible()
    page.get_by_label("Username").fill(username)
    page.get_by_role("button", name="Create account").click()


def expect_in(page, address, username):
    page.wait_for_url(lambda url: url.startswith(address) and "/accounts/" not in url)
    assert f"<small>@{username}</small>" in page.request.get(f"{address}/settings").text()


def expect_nothing_came_of_it(page, address, name):
    asked = page.request
    assert asked.get(f"{address}/accounts/3rdparty/signup/").url == f"{address}/accounts/login/"
    assert "/accounts/login/" in asked.get(f"{address}/settings").url
    assert asked.get(f"{address}/@{name}").status == 404


def forget(page, address):
    """The site no longer knows the browser; the issuer still does."""
    page.context.clear_cookies(name=f"session{address.rpartition(':')[2]}")


def test_signing_up_and_logging_in_again(page, address, console):
    page.goto(f"{address}/accounts/signup/")
    page.get_by_role("button", name="Continue with Example").click()
    answer(page, "erin")
    expect(page.get_by_label("Username")).to_have_value("erin")
    expect(page.get_by_role("main")).to_contain_text("Your email is erin@example.org")
    assert_clean(page)
    choose(page, "Erin_1")
    expect(page).to_have_url(re.compile("/welcome"))
    expect_in(page, address, "Erin_1")
    forget(page, address)
    come(page, address, "erin")
    expect(page).to_have_url(f"{address}/")
    expect_in(page, address, "Erin_1")
    page.goto(f"{address}{CONNECTIONS}")
    expect(page.get_by_role("main")).to_contain_text("Choose a password first")
    expect(page.get_by_role("button", name="Disconnect")).to_have_count(0)
    assert not console


def test_the_same_without_scripts(plain_page, address):
    come(plain_page, address, "plain")
    choose(plain_page, "plain")
    expect_in(plain_page, address, "plain")
    forget(plain_page, address)
    come(plain_page, address, "plain")
    expect_in(plain_page, address, "plain")


def test_connecting_and_disconnecting_in_settings(page, address, console):
    page.goto(f"{address}/accounts/signup/")
    page.get_by_label("Email").fill("frank@example.com")
    page.get_by_label("Username").fill("frank")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    page.goto(f"{address}{CONNECTIONS}")
    page.get_by_role("button", name="Connect Example").click()
    answer(page, "frank")
    expect(page.get_by_role("status").filter(has_text="Example is connected")).to_be_visible()
    forget(page, address)
    come(page, address, "frank")
    expect_in(page, address, "frank")
    page.goto(f"{address}{CONNECTIONS}")
    page.get_by_role("button", name="Disconnect Example").click()
    expect(page.get_by_role("button", name="Connect Example")).to_be_visible()
    forget(page, address)
    come(page, address, "frank")
    expect(page.get_by_role("heading", name="Almost there")).to_be_visible()
    assert not console


def test_saying_no_at_the_issuer(page, address):
    set_out(page, address)
    answer(page, "cautious", "Cancel")
    expect(page.get_by_role("heading", name="You cancelled it")).to_be_visible()
    expect_nothing_came_of_it(page, address, "cautious")


def test_coming_back_where_nobody_set_out(page, address):
    set_out(page, address)
    forget(page, address)
    answer(page, "cautious")
    expect(page.get_by_role("main")).to_contain_text("Please begin again")
    assert_clean(page)
    expect_nothing_came_of_it(page, address, "cautious")


def test_coming_back_twice(page, address):
    set_out(page, address)
    with page.expect_request(re.compile("/login/callback/")) as request:
        answer(page, "cautious")
    expect(page.get_by_role("heading", name="Almost there")).to_be_visible()
    page.goto(request.value.url)
    expect(page.get_by_role("main")).to_contain_text("Please begin again")


@pytest.mark.parametrize("name", sorted(ERRING))
def test_an_answer_that_proves_nothing(page, address, name):
    come(page, address, name)
    expect(page.get_by_role("heading", name="That did not work")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Example gave no answer that we can trust")
    expect(page.get_by_role("link", name="Back to login")).to_be_visible()
    expect_nothing_came_of_it(page, address, name)


def test_no_email_is_asked_for_once(page, address):
    come(page, address, "no_email")
    choose(page, "no_email")
    expect(page.get_by_text("This field is required.")).to_be_visible()
    page.get_by_label("Email").fill("no_email@example.org")
    page.get_by_role("button", name="Create account").click()
    expect_in(page, address, "no_email")
    forget(page, address)
    come(page, address, "no_email")
    expect_in(page, address, "no_email")


def test_an_unverified_email_may_be_changed_and_stays_unverified(page, address):
    come(page, address, "unverified")
    expect(page.get_by_label("Email")).to_have_value("unverified@example.org")
    choose(page, "unverified")
    expect_in(page, address, "unverified")
    page.goto(f"{address}/accounts/email/")
    expect(page.get_by_role("main")).to_contain_text("not verified")


def test_a_name_that_is_not_free_is_asked_again(page, address):
    come(page, address, "admin")
    expect(page.get_by_label("Username")).to_have_value("admin2")
    choose(page, "admin")
    expect(page.get_by_text("This name is reserved.")).to_be_visible()
    page.get_by_label("Username").fill("not_the_admin")
    page.get_by_role("button", name="Create account").click()
    expect_in(page, address, "not_the_admin")


def test_an_address_that_is_known_is_not_taken_over(page, address):
    come(page, address, "grace")
    choose(page, "grace")
    expect_in(page, address, "grace")
    page.context.clear_cookies()
    come(page, address, "another_grace")
    expect(page.get_by_role("heading", name="You have an account already")).to_be_visible()
    assert_clean(page)
    page.get_by_role("link", name="Log in", exact=True).click()
    expect(page.get_by_role("heading", name="Log in to")).to_be_visible()
    expect_nothing_came_of_it(page, address, "another_grace")
