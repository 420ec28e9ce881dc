"""Words as they are seen, copied and timed."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from apps.graph.actions import follow
from apps.tweets.actions import post
from apps.tweets.models import Tweet
from apps.users.actions import update_profile
from e2e.composing import card

MARKS = "Z" + "\u0301\u0323" * 24
LONG = "https://example.com/some/very/long/path/that/is/cut?x=1"
COPIED = f"see {LONG} and https://example.com/ (example.com/{{id}})\nשלום\n\nend"

# Whether an element's text is cut, and what it says.
BOXES = "elements => elements.map((one) => [one.scrollWidth > one.clientWidth, one.textContent])"


def text_of(page, words):
    return card(page, words).locator(".text")


@pytest.fixture
def written(home, alice, bob, site):
    """Home with what people trip over."""
    update_profile(
        bob, display_name="A name of 29 characters, long", bio=MARKS, location=MARKS[:30]
    )
    bob.username = "dov_of_the_moor"
    bob.save()
    post(bob, f"{MARKS} marks")
    post(bob, COPIED)
    post(bob, "#topic שלום, מה נשמע?\n@alice hello, world!")
    Tweet.objects.create(author=bob, text="a" + " \n\u200b\n" * 130 + "older gap")
    post(bob, "quoting", quote_of=post(bob, "quoted words"))
    follow(bob, alice)
    home.goto(f"{site}/@dov_of_the_moor")
    return home


def test_text_is_drawn_and_copied_as_it_was_written(written, context, site):
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    text = text_of(written, "some/very/long")
    text.evaluate("element => getSelection().selectAllChildren(element)")
    written.keyboard.press("Control+C")
    assert written.evaluate("navigator.clipboard.readText()") == COPIED
    link = text.get_by_role("link").first
    expect(link).to_have_accessible_name(LONG)
    # What the eye sees of it ends on the line on which it began.
    assert link.bounding_box()["height"] < 60
    _lines_run_in_their_own_direction(written)
    _nobody_draws_over_others(written)


def _lines_run_in_their_own_direction(written):
    lines = text_of(written, "מה נשמע").locator("> div")
    found = lines.evaluate_all("all => all.map((one) => getComputedStyle(one).direction)")
    assert found == ["rtl", "ltr"]
    first, second = (line.get_by_role("link").bounding_box() for line in lines.all())
    box = lines.first.bounding_box()
    # The topic stands at the right end, the name at the left.
    assert first["x"] + first["width"] == pytest.approx(box["x"] + box["width"], abs=2)
    assert second["x"] == pytest.approx(box["x"], abs=2)


def _nobody_draws_over_others(written):
    text = text_of(written, "marks")
    assert text.evaluate("one => getComputedStyle(one).overflowY") == "clip"
    assert text_of(written, "older gap").bounding_box()["height"] < 80
    for place in (".profile .bio", ".profile .details"):
        assert written.locator(place).evaluate("one => getComputedStyle(one).overflowY") == "clip"


def test_the_handle_is_read_where_the_name_is_long(written, site):
    """It tells imitators; the name gives way."""
    tweet = Tweet.objects.get(text="quoting")
    pages = ["/@dov_of_the_moor", tweet.path, "/@alice/followers", "/search?q=quoting"]
    for path in pages:
        written.goto(site + path)
        for width in (320, 390):
            written.set_viewport_size({"width": width, "height": 800})
            handles = written.locator(".handle:visible", has_text="@dov_of_the_moor")
            boxes = handles.evaluate_all(BOXES)
            assert boxes, path
            assert not [words for cut, words in boxes if cut], (path, width)
    written.goto(site)
    written.get_by_role("textbox", name="Your Tweet").press_sequentially("@dov")
    suggested = written.locator(".choices-list .handle")
    expect(suggested).to_have_text(["@dov_of_the_moor"])
    assert suggested.evaluate_all(BOXES) == [[False, "@dov_of_the_moor"]]


@pytest.fixture
def in_tokyo(browser, site, sign_in, alice, bob):
    """Pages of a device in Tokyo, with or without scripts, signed in or not."""
    contexts = []

    def open_(path, *, scripts=True, signed_in=True):
        context = browser.new_context(timezone_id="Asia/Tokyo", java_script_enabled=scripts)
        contexts.append(context)
        if signed_in:
            sign_in(alice, context)
        page = context.new_page()
        page.goto(site + path)
        return page

    yield open_
    for context in contexts:
        context.close()


AT = datetime(2024, 3, 5, 23, 4, tzinfo=UTC)


@pytest.mark.parametrize("signed_in", [True, False])
def test_times_are_those_of_the_device(in_tokyo, bob, signed_in):
    tweet = post(bob, "hello", at=AT)
    tokyo = re.compile(r"^8:04\sAM · Mar 6, 2024$")
    page = in_tokyo(tweet.path, signed_in=signed_in)
    for _ in range(2):  # at once by the script, then by the server
        expect(page.locator(".stamp time")).to_have_text(tokyo)
        page.reload()
    plain = in_tokyo(tweet.path, scripts=False, signed_in=signed_in)
    expect(plain.locator(".stamp time")).to_have_text("11:04 PM · Mar 5, 2024 UTC")


def test_an_account_keeps_the_zone_it_chose(in_tokyo, alice, bob):
    update_profile(alice, time_zone="Pacific/Auckland")
    page = in_tokyo(post(bob, "hello", at=AT).path)
    expect(page.locator(".stamp time")).to_have_text("12:04 PM · Mar 6, 2024")
    assert not [one for one in page.context.cookies() if one["name"] == "zone"]


def test_times_move_while_a_page_is_open(in_tokyo, bob):
    at = timezone.now() - timedelta(seconds=20)
    post(bob, "hello", at=at)
    page = in_tokyo("/@bob")
    time = page.locator("article time")
    expect(time).to_have_text(re.compile(r"^2\ds$"))
    before = time.text_content()
    expect(time).not_to_have_text(before)
    page.clock.install()
    page.reload()
    for forward, shown in (("02:00", "2m"), ("03:00:00", "3h"), ("24:00:00", r"\w{3} \d{1,2}")):
        page.clock.fast_forward(forward)
        expect(time).to_have_text(re.compile(f"^{shown}$"))
