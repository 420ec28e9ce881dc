"""axe finds nothing, and the browser complains of nothing, on any page in any theme."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import expect

from apps.media.tests.files import encoded, noise
from conftest import PASSWORD
from e2e.pages import MEMBERS, PUBLIC
from e2e.world import fill, note_session

# Whether all of a text can be seen.
WHOLE = "one => one.scrollWidth <= one.clientWidth || getComputedStyle(one).overflow === 'visible'"
COLOUR_RULES = ["color-contrast", "link-in-text-block"]


@pytest.fixture
def world(alice, bob, carol, person):
    return fill(alice, bob, carol, person)


def settle(page, site, user):
    """Lists the browser's session, and says once more that it is they: pages about ways in ask."""
    name = settings.SESSION_COOKIE_NAME
    (key,) = (one["value"] for one in page.context.cookies() if one["name"] == name)
    note_session(user, key)
    page.goto(f"{site}/accounts/reauthenticate/?next=/settings/security")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("heading", name="Security", level=1)).to_be_visible()


def in_colours(page, scheme):
    """As somebody sees it whose system asks for this."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")


def in_theme(page, theme):
    """As somebody sees it who chose this in the settings."""
    page.locator("html").evaluate("(page, theme) => page.dataset.theme = theme", theme)


def in_size(page, size):
    """As somebody sees it who chose this size of text."""
    page.locator("html").evaluate("(page, size) => page.dataset.size = size", size)


def assert_clean(page, console, address, others=(), change=in_colours):
    """No rule is broken at `address`, nor, in `others`, those about colours."""
    page.goto(address)
    result = Axe().run(page)
    assert not result.response["violations"], f"{address}:\n{result.generate_report()}"
    for theme in others:
        change(page, theme)
        result = Axe().run(page, options={"runOnly": COLOUR_RULES})
        assert result.response["passes"], address
        assert not result.response["violations"], f"{address}, {theme}:\n{result.generate_report()}"
    noise = [line for line in console if not line.startswith("Failed to load resource")]
    assert noise == []


def test_axe_finds_nothing_signed_out(page, console, site, world):
    for path in PUBLIC.values():
        in_colours(page, "light")
        assert_clean(page, console, site + path.format(**world), ["dark"])


def test_axe_finds_nothing_signed_in(page, console, site, world, sign_in, alice):
    page.emulate_media(reduced_motion="reduce")
    alice.theme = "light"
    alice.save()
    sign_in(alice)
    settle(page, site, alice)
    for path in MEMBERS.values():
        assert_clean(page, console, site + path.format(**world), ["dim", "dark"], in_theme)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_forms_with_errors(page, console, site, world, sign_in, alice, theme):
    page.emulate_media(color_scheme=theme)
    for path, button in (("/accounts/login/", "Log in"), ("/accounts/signup/", "Create account")):
        page.goto(site + path)
        page.get_by_role("button", name=button).click()
        expect(page.locator(".errors").first).to_be_visible()
        assert not Axe().run(page).response["violations"]
    sign_in(alice)
    for path, field, button in (
        ("/settings/profile", "Website", "Save"),
        ("/welcome/topics", "Topics of your own", "Next"),
    ):
        page.goto(site + path)
        page.get_by_label(field).fill("https://x")
        page.get_by_role("button", name=button).click()
        page.locator(".errors").first.wait_for()
        assert not Axe().run(page).response["violations"]


# Beside the place that is kept for a scroll bar, which `clientWidth` counts on short pages.
WIDER = "document.documentElement.scrollWidth - document.documentElement.offsetWidth"


SIZES = [(320, 640), (390, 844), (820, 1180), (1440, 900)]


def test_nothing_runs_out_of_the_page(page, site, world, sign_in, alice):
    found = []
    for addresses in (PUBLIC, MEMBERS):
        for path in addresses.values():
            page.goto(site + path.format(**world))
            for width, height in SIZES:
                page.set_viewport_size({"width": width, "height": height})
                for text in ("normal", "huge") if width < 500 else ("normal",):
                    in_size(page, text)
                    found += [(path, width, text)] if page.evaluate(WIDER) > 0 else []
        sign_in(alice)
        settle(page, site, alice)
    assert not found, "\n".join(map(str, found))


@pytest.mark.parametrize("text", ["normal", "huge"])
@pytest.mark.parametrize("width", [320, 390])
def test_lists_of_ways_in_have_room_for_their_names(page, site, world, sign_in, alice, width, text):
    page.set_viewport_size({"width": width, "height": 844})
    sign_in(alice)
    settle(page, site, alice)
    for path in ("/settings/sessions", "/accounts/2fa/webauthn/", "/accounts/email/"):
        page.goto(site + path)
        in_size(page, text)
        names = page.locator(".places .names")
        names.nth(1).wait_for()
        for one in names.all():
            assert one.bounding_box()["width"] > width / 2, path
            assert one.evaluate(f"names => [...names.children].every({WHOLE})"), path


def test_who_made_an_error_is_brought_to_it(page, site, sign_in, alice):
    """On pages and in fragments that are put in; to what is wrong with all, if no field is."""
    focused = page.locator(":focus")
    page.goto(f"{site}/accounts/signup/")
    page.get_by_label("Email").fill("ann@example.org")
    page.get_by_role("button", name="Create account").click()
    expect(focused).to_have_accessible_name("Username")
    expect(page.locator("[autofocus]")).to_have_count(1)
    page.goto(f"{site}/accounts/login/")
    page.get_by_label("Username or email").fill("alice")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Log in").click()
    expect(focused).to_contain_text("do not belong together")
    expect(focused).to_have_role("alert")
    assert not Axe().run(page).response["violations"]
    sign_in(alice)
    page.goto(f"{site}/settings/profile")
    page.get_by_label("Website").fill("https://x")
    page.get_by_role("button", name="Save").click()
    expect(focused).to_have_accessible_name("Website")


def test_an_empty_site_is_clean_too(page, console, site, sign_in, alice):
    sign_in(alice)
    for path in (
        "/",
        "/explore",
        "/explore/people",
        "/@alice",
        "/@alice/likes",
        "/@alice/followers",
        "/welcome/topics",
        "/welcome/people",
    ):
        assert_clean(page, console, site + path)


def test_the_dialogs_are_clean_too(page, console, site, world, sign_in, alice):
    sign_in(alice)
    page.goto(site)
    page.keyboard.press("n")
    page.locator("dialog[open]").wait_for()
    assert not Axe().run(page).response["violations"]
    page.keyboard.press("Escape")
    page.locator("main input[type=file]").set_input_files(
        [{"name": "a.png", "mimeType": "image/png", "buffer": encoded(noise(50, 50), "PNG")}]
    )
    page.locator("main [data-picked]").wait_for()
    page.get_by_role("textbox", name="Your Tweet").press_sequentially("@bo")
    page.locator(".choices-list").wait_for()
    assert not Axe().run(page).response["violations"]
    page.get_by_role("textbox", name="Your Tweet").fill("")
    page.locator("article .picture:visible").first.click()
    page.locator("dialog .lightbox").wait_for()
    assert not Axe().run(page).response["violations"]
    page.keyboard.press("Escape")
    page.get_by_role("combobox", name="Search").first.press_sequentially("bo")
    page.locator(".choices-list").wait_for()
    assert not Axe().run(page).response["violations"]
    page.keyboard.press("Escape")
    page.locator(".choose summary").first.click()
    assert not Axe().run(page).response["violations"]
    page.locator("[data-menu] summary").first.click()
    assert not Axe().run(page).response["violations"]
    assert console == []
