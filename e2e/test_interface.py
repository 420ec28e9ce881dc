"""What JavaScript adds."""

import gzip
import json
import re

import brotli
import pytest
from django.conf import settings as site_settings
from playwright.sync_api import expect

from apps.core.storage import minify
from apps.text.tests.test_counting import HOSTILE
from apps.tweets import actions
from apps.tweets.models import Tweet
from e2e.composing import card, settled


def test_the_timeline_goes_on_while_others_post(home, alice, bob):
    for number in range(70):
        actions.post(bob, f"tweet number {number}.")
    home.reload()
    for _ in range(60):
        if home.get_by_text("hello from bob").count():
            break
        actions.post(bob, "meanwhile")
        home.mouse.wheel(0, 3000)
        home.wait_for_timeout(50)
    texts = home.locator("#feed .text").all_inner_texts()
    wanted = [f"tweet number {number}." for number in range(69, -1, -1)]
    assert [text for text in texts if text.startswith("tweet number")] == wanted
    assert texts.count("hello from bob") == 1


def test_back_returns_to_the_same_place(
    browser_type, browser_type_launch_args, site, alice, bob, settings
):
    settings.ACTION_LIMITS = dict.fromkeys(settings.ACTION_LIMITS, (10**6, 3600))
    for number in range(60):
        actions.post(bob, f"tweet number {number}.")
    browser = browser_type.launch(
        **browser_type_launch_args, ignore_default_args=["--disable-back-forward-cache"]
    )
    page = browser.new_page()
    page.goto(site + "/@bob")
    for _ in range(30):
        page.mouse.wheel(0, 3000)
        page.wait_for_timeout(50)
    target = page.locator("#feed article", has_text="tweet number 5.")
    target.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    target.locator("[data-open]").click()
    expect(page.get_by_role("heading", name="Tweet", exact=True)).to_be_visible()
    page.go_back(wait_until="commit")
    expect(target).to_be_in_viewport()
    assert abs(page.evaluate("scrollY") - before) < 5
    browser.close()


def test_the_ring_counts_and_marks_what_is_too_much(home):
    box = home.get_by_role("textbox", name="Your Tweet")
    counter = home.locator("[data-counter]")
    expect(counter).to_be_hidden()
    box.fill("x" * 270)
    expect(counter).to_have_attribute("data-state", "near")
    expect(counter).to_contain_text("10")
    box.fill("x" * 285)
    expect(counter).to_have_attribute("data-state", "over")
    expect(counter).to_contain_text("-5")
    expect(home.locator("[data-mirror] mark")).to_have_text("x" * 5)
    home.get_by_role("button", name="Tweet", exact=True).click(force=True)
    expect(home.locator(".errors")).to_contain_text("That is 5 over 280")
    expect(home.get_by_role("textbox", name="Your Tweet")).to_have_value("x" * 285)
    expect(home.get_by_role("textbox", name="Your Tweet")).to_have_attribute("aria-invalid", "true")


def test_the_browser_counts_as_the_server_does(home):
    table = site_settings.BASE_DIR / "apps/text/tests/lengths.json"
    cases = json.loads(table.read_text())
    counted = home.evaluate(
        """async (texts) => {
          const { weigh, normalise } = await import("/static/js/counting.js");
          return texts.map((text) => weigh(normalise(text)).length);
        }""",
        [text for text, _ in cases],
    )
    wanted = [length for _, length in cases]
    wrong = [row for row in zip(cases, wanted, counted, strict=True) if row[1] != row[2]]
    assert wrong == []


def test_counting_is_quick_in_the_browser_too(home):
    slowest = home.evaluate(
        """async (texts) => {
          const { weigh } = await import("/static/js/counting.js");
          return Math.max(...texts.map((text) => {
            const began = performance.now();
            weigh(text);
            return performance.now() - began;
          }));
        }""",
        list(HOSTILE.values()),
    )
    assert slowest < 200


def test_everything_can_be_done_by_keys(home, site):
    home.keyboard.press("j")
    expect(card(home, "hello from bob")).to_be_focused()
    home.keyboard.press("l")
    expect(home.get_by_role("button", name="Like 1")).to_be_visible()
    home.keyboard.press("t")
    expect(card(home, "hello from bob").locator("[data-slot=retweet] .number")).to_have_text("1")
    home.keyboard.press("b")
    expect(home.get_by_role("button", name="Bookmark")).to_have_attribute("aria-pressed", "true")
    home.keyboard.press("r")
    dialog = home.get_by_role("dialog")
    expect(dialog.get_by_role("textbox")).to_be_focused()
    home.keyboard.type("ll")
    home.keyboard.press("Control+Enter")
    expect(dialog).to_be_hidden()
    expect(home.locator("#toasts")).to_contain_text("Your Tweet was sent.")
    assert Tweet.objects.get(text="ll").reply_to
    home.keyboard.press("j")
    home.keyboard.press("o")
    expect(home).to_have_url(re.compile(r"/status/\d+$"))
    home.keyboard.press("?")
    expect(home.get_by_role("dialog")).to_contain_text("Keyboard keys")
    home.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    home.keyboard.press("g")
    home.keyboard.press("p")
    expect(home).to_have_url(f"{site}/@alice")


def test_keys_rest_where_they_are_switched_off(home, alice):
    alice.keys_enabled = False
    alice.save()
    home.reload()
    home.keyboard.press("n")
    home.wait_for_timeout(300)
    expect(home.get_by_role("dialog")).to_be_hidden()


def test_focus_returns_where_it_was(home):
    reply = card(home, "hello from bob").get_by_role("link", name="Reply")
    reply.focus()
    home.keyboard.press("Enter")
    expect(home.get_by_role("dialog").get_by_role("textbox")).to_be_focused()
    home.keyboard.press("Escape")
    expect(reply).to_be_focused()


def test_the_whole_card_opens_the_tweet_but_its_text_can_be_selected(home):
    start = home.url
    text = card(home, "hello from bob").locator(".text").bounding_box()
    home.mouse.move(text["x"] + 1, text["y"] + 8)
    home.mouse.down()
    home.mouse.move(text["x"] + 40, text["y"] + 8, steps=4)
    home.mouse.up()
    assert home.evaluate("getSelection().toString()").startswith("hell")
    assert home.url == start
    home.evaluate("getSelection().empty()")
    box = card(home, "hello from bob").bounding_box()
    home.mouse.click(box["x"] + box["width"] - 20, box["y"] + box["height"] - 10)
    expect(home).to_have_url(re.compile(r"/status/\d+$"))


def test_a_new_tweet_appears_at_the_top_with_the_composer_empty(home, console):
    home.get_by_role("textbox", name="Your Tweet").fill("mine <b>bold</b>")
    home.get_by_role("button", name="Tweet", exact=True).click()
    expect(home.locator("#feed article").first).to_contain_text("mine <b>bold</b>")
    expect(home.get_by_role("textbox", name="Your Tweet")).to_have_value("")
    expect(home.locator("#toasts")).to_contain_text("Your Tweet was sent.")
    assert console == []


def test_a_link_is_shared_through_the_clipboard(home, context, site):
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    tweet = card(home, "hello from bob")
    tweet.get_by_label("More about this Tweet").click()
    tweet.get_by_role("button", name="Share the link").click()
    expect(home.locator(".toast")).to_contain_text("in your clipboard")
    path = Tweet.objects.get().path
    assert home.evaluate("navigator.clipboard.readText()") == site + path


def test_following_from_the_suggestions(page, site, sign_in, alice, bob):
    actions.post(bob, "hello")
    sign_in(alice)
    page.goto(site)
    panel = page.get_by_role("region", name="Who to follow")
    panel.get_by_role("button", name="Follow @bob").click()
    expect(panel.get_by_role("button", name="Follow @bob")).to_have_attribute(
        "aria-pressed", "true"
    )
    settled(page)
    alice.refresh_from_db()
    assert alice.following_count == 1


def test_what_is_said_twice_is_shown_once(home, site):
    home.goto(f"{site}/settings/profile")
    for _ in range(2):
        with home.expect_response("**/settings/profile"):
            home.get_by_role("button", name="Save").click()
        home.wait_for_load_state("networkidle")
    expect(home.locator(".toast")).to_have_count(1)
    expect(home.locator(".toast")).to_have_text("Saved.")


def test_the_script_of_our_own_stays_small():
    paths = sorted(site_settings.BASE_DIR.glob("static/js/*.js"))
    # The list of domains is data that a command writes, fetched only where one composes.
    scripts = b"".join(minify(path.read_bytes()) for path in paths if path.name != "tlds.js")
    # As the server sends them.
    assert len(brotli.compress(scripts)) < 10_000


# What a page without a composer does not load.
LATER = {"counting.js", "crop.js", "tlds.js"}


def test_a_first_visit_is_light(client, alice):
    tweet = actions.post(alice, "hello")
    files = [
        *(path for path in site_settings.BASE_DIR.glob("static/js/*.js") if path.name not in LATER),
        site_settings.BASE_DIR / "static/vendor/htmx/htmx.min.js",
        site_settings.BASE_DIR / "theme/static/css/dist/styles.css",
    ]
    parts = [client.get(tweet.path).content, *(path.read_bytes() for path in files)]
    assert sum(len(gzip.compress(part)) for part in parts) < 50_000


@pytest.fixture
def long_home(home, bob):
    """In a browser that keeps no page for the way back, as Playwright starts it."""
    for number in range(100):
        actions.post(bob, f"number {number}")
    home.reload()
    return home


def test_back_finds_the_place_where_no_page_was_kept(long_home, bob):
    page = long_home
    for _ in range(20):
        if page.get_by_text("number 10", exact=True).count():
            break
        page.keyboard.press("End")
        page.wait_for_timeout(200)
    target = page.get_by_text("number 12", exact=True)
    target.scroll_into_view_if_needed()
    before = target.bounding_box()["y"]
    actions.post(bob, "said meanwhile")
    card(page, "number 12").locator("[data-open]").click()
    expect(page.get_by_role("heading", name="Tweet", exact=True)).to_be_visible()
    page.go_back(wait_until="commit")
    expect(target).to_be_in_viewport()
    assert abs(target.bounding_box()["y"] - before) < 5
    assert page.get_by_text("number 99", exact=True).count() == 1


def test_the_top_is_the_top_on_a_new_visit(long_home, site):
    page = long_home
    page.mouse.wheel(0, 4000)
    page.goto(f"{site}/explore")
    page.goto(site)
    assert page.evaluate("scrollY") == 0


def test_nothing_keeps_pages_from_the_cache_of_the_browser(home):
    scripts = site_settings.BASE_DIR.glob("static/js/*.js")
    assert not any("unload" in path.read_text() for path in scripts)


def test_a_jump_to_the_top_has_a_way_back(long_home, bob):
    home = long_home
    target = home.get_by_text("number 85", exact=True)
    target.scroll_into_view_if_needed()
    before = target.bounding_box()["y"]
    actions.post(bob, "something new")
    home.evaluate("htmx.trigger('#live', 'ask')")
    home.get_by_role("button", name="Show 1 Tweet").click()
    expect(home.get_by_text("something new")).to_be_in_viewport()
    home.get_by_role("button", name="Back to where you were").click()
    expect(target).to_be_in_viewport()
    assert abs(target.bounding_box()["y"] - before) < 5


def test_every_key_is_in_the_list():
    script = (site_settings.BASE_DIR / "static/js/keys.js").read_text()
    text = (site_settings.BASE_DIR / "templates/core/keys.html").read_text()
    rows = [re.findall(r"<kbd>(.+?)</kbd>", row) for row in re.findall(r"<dt>(.+?)</dt>", text)]
    places, commands = (
        set(re.findall(r'^  "?([a-z/.?])"?:', part, re.MULTILINE))
        for part in re.findall(r"= \{\n(.*?)\n\};", script, re.DOTALL)
    )
    assert {row[1] for row in rows if row[0] == "g"} == places
    others = {key for row in rows if row[0] != "g" for key in row if len(key) == 1}
    # Those two are of the large view of a picture.
    assert others - {"+", "-"} | {"g"} == commands


@pytest.mark.parametrize(
    ("key", "code"), [("о", "KeyJ"), ("ξ", "KeyJ"), ("J", "KeyJ"), ("j", "KeyC"), ("ᅥ", "KeyJ")]
)
def test_keys_work_in_every_layout(home, key, code):
    press = """([key, code]) => document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key, code, bubbles: true }))"""
    home.evaluate(press, ["ж", "Semicolon"])
    home.evaluate(press, ["х", "BracketLeft"])
    home.evaluate(press, [key, code])
    expect(card(home, "hello from bob")).to_be_focused()
    expect(home.get_by_role("dialog")).to_be_hidden()


def test_keys_lead_everywhere_the_list_says(home, site):
    for key, path in (("n", "/notifications"), ("e", "/explore"), ("b", "/bookmarks")):
        home.keyboard.press("g")
        home.keyboard.press(key)
        expect(home).to_have_url(f"{site}{path}")
    home.keyboard.press("/")
    expect(home.get_by_role("combobox", name="Search").first).to_be_focused()


def test_a_middle_click_opens_the_tweet_beside(home, context):
    with context.expect_page() as opened:
        card(home, "hello from bob").locator(".text").click(button="middle")
    expect(opened.value).to_have_url(re.compile(r"/status/\d+$"))
    card(home, "hello from bob").locator(".text").click(button="right")
    assert len(context.pages) == 2
    expect(home).to_have_url(re.compile(r"/$"))


def test_the_dot_brings_new_tweets(home, bob):
    actions.post(bob, "something new")
    home.evaluate("htmx.trigger('#live', 'ask')")
    expect(home.get_by_role("button", name="Show 1 Tweet")).to_be_visible()
    home.keyboard.press(".")
    expect(home.get_by_text("something new")).to_be_visible()
