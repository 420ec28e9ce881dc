"""Settings in a browser: by fragments, and without scripts."""

import re

import pytest
from playwright.sync_api import expect

from apps.users.models import User
from conftest import PASSWORD
from e2e.axe import assert_clean


@pytest.fixture(params=[True, False], ids=["with scripts", "without"])
def settings_of(request, browser, site, sign_in, alice):
    """Goes to one of Alice's settings."""
    context = browser.new_context(java_script_enabled=request.param)
    sign_in(alice, context)
    page = context.new_page()

    def go(path):
        page.goto(site + path)
        return page

    yield go
    context.close()


def test_a_form_is_refused_with_what_was_typed_and_saved_when_it_is_right(settings_of):
    page = settings_of("/settings/profile")
    page.get_by_label("Bio").fill("Small bird, big voice")
    page.get_by_label("Website").fill("nowhere")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".errors")).to_have_count(1)
    expect(page.get_by_label("Bio")).to_have_value("Small bird, big voice")
    page.get_by_label("Website").fill("https://twite.example/")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").get_by_text("Saved.")).to_be_visible()
    expect(page.locator(".errors")).to_have_count(0)
    assert User.objects.get().bio == "Small bird, big voice"


def test_what_was_chosen_for_the_display_is_in_the_first_paint(settings_of):
    page = settings_of("/settings/display")
    before = page.locator("h1").evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    for choice in ("Dim", "Violet", "Very large", "Less motion"):
        page.get_by_label(choice, exact=True).check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    html = page.locator("html")
    for name, value in (("theme", "dim"), ("accent", "violet"), ("size", "huge")):
        expect(html).to_have_attribute(f"data-{name}", value)
    expect(html).to_have_attribute("data-less-motion", "")
    after = page.locator("h1").evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert after > before * 1.2
    colour = "one => getComputedStyle(one).backgroundColor"
    assert page.get_by_role("button", name="Save").evaluate(colour) == "rgb(189, 160, 255)"


@pytest.mark.parametrize("theme", ["light", "dim", "dark"])
def test_every_colour_can_be_read_in_every_theme(page, site, sign_in, alice, theme):
    sign_in(alice)
    page.goto(f"{site}/settings/display")
    for colour in User.Accent.values:
        for name, value in (("theme", theme), ("accent", colour)):
            change = "(one, [name, value]) => one.dataset[name] = value"
            page.locator("html").evaluate(change, [name, value])
        assert_clean(page)


def test_another_name_takes_the_password_and_the_old_one_leads_on(settings_of, site):
    page = settings_of("/settings/account")
    page.get_by_role("main").get_by_role("link", name="Username").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    page.get_by_label("Username").fill("admin")
    page.get_by_role("button", name="Change username").click()
    expect(page.get_by_text("This name is reserved")).to_be_visible()
    page.get_by_label("Username").fill("ally")
    page.get_by_role("button", name="Change username").click()
    expect(page.get_by_text("You are @ally now.")).to_be_visible()
    page.goto(f"{site}/@alice")
    expect(page).to_have_url(f"{site}/@ally")


def test_leaving_and_coming_back(settings_of, site):
    page = settings_of("/settings/data")
    page.get_by_role("link", name="Deactivate your account").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    page.get_by_role("button", name="Deactivate").click()
    expect(page.get_by_text("Your account is deactivated")).to_be_visible()
    assert page.goto(f"{site}/@alice").status == 404
    page.goto(f"{site}/accounts/login/")
    page.get_by_label("Username or email").fill("alice")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_text("Welcome back")).to_be_visible()
    assert page.goto(f"{site}/@alice").status == 200


def test_it_is_done_by_keyboard(page, site, sign_in, alice):
    sign_in(alice)
    page.goto(f"{site}/settings/account")
    page.get_by_role("radio", name=re.compile("United States")).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Europe/Zurich")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved.")).to_be_visible()
    alice.refresh_from_db()
    assert (alice.language, alice.time_zone) == ("en-gb", "Europe/Zurich")
