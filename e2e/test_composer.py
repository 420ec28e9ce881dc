"""The composer in the browser: pictures, suggestions, drafts, quotes, edits."""

import base64
import re

import pytest
from playwright.sync_api import expect

from apps.graph.actions import follow
from apps.media.models import Image
from apps.media.tests.files import SVG, encoded, noise
from apps.tweets import actions
from apps.tweets.models import Retweet, Tweet


@pytest.fixture
def home(page, site, sign_in, alice, bob):
    """Alice on Home, following Bob, who tweeted once."""
    follow(alice, bob)
    actions.post(bob, "hello from bob")
    sign_in(alice)
    page.goto(site)
    return page


@pytest.fixture
def plain(browser, site, sign_in, alice):
    """Alice with a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    sign_in(alice, context)
    page = context.new_page()
    yield page
    context.close()


def picture(name="a.png", size=(60, 40)):
    return {"name": name, "mimeType": "image/png", "buffer": encoded(noise(*size), "PNG")}


def card(page, text):
    return page.get_by_role("article").filter(has_text=text).first


def box(page):
    return page.get_by_role("textbox", name="Your Tweet")


def send(page):
    page.get_by_role("button", name="Tweet", exact=True).click()


def choose(page, *files):
    page.locator("main input[type=file]").set_input_files(list(files))
    expect(page.locator("main [data-picked]")).to_have_count(len(files))
    expect(page.locator("[data-loading]")).to_have_count(0)


def describe(page, *texts):
    for field, text in zip(
        page.get_by_label("Description of the picture").all(), texts, strict=True
    ):
        field.fill(text)


def options(page):
    return page.get_by_role("listbox", name="Suggestions").get_by_role("option")


def alts(tweet):
    return [one.image.alt for one in tweet.attachments.select_related("image")]


# --- pictures -----------------------------------------------------------------------


def test_pictures_are_chosen_described_put_in_order_and_sent(home):
    choose(home, picture("a.png"), picture("b.png"), picture("c.png"))
    describe(home, "first", "second", "third")
    items = home.locator("main [data-picked]")
    items.nth(2).get_by_role("button", name="Move earlier").click()
    items.nth(0).get_by_role("button", name="Remove picture").click()
    expect(items).to_have_count(2)
    box(home).fill("two pictures")
    home.get_by_label("Sensitive content").check()
    send(home)
    sent = card(home, "two pictures")
    expect(sent).to_be_visible()
    tweet = Tweet.objects.get(text="two pictures")
    assert alts(tweet) == ["third", "second"]
    assert tweet.sensitive
    expect(home.locator("main [data-picked]")).to_have_count(0)
    expect(sent.locator(".picture").first).to_be_hidden()
    sent.locator(".cover summary").click()
    expect(sent.get_by_role("img", name="third")).to_be_visible()


def test_dragging_changes_the_order(home):
    choose(home, picture("a.png"), picture("b.png"))
    describe(home, "first", "second")
    items = home.locator("main [data-picked]")
    items.nth(1).locator("img").drag_to(items.nth(0).locator("img"))
    expect(home.get_by_label("Description of the picture").first).to_have_value("second")


DROP = """(area, [name, data, kind]) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name, { type: "image/png" }));
  const options = { bubbles: true, cancelable: true };
  area.dispatchEvent(kind === "paste"
    ? new ClipboardEvent("paste", { ...options, clipboardData: transfer })
    : new DragEvent("drop", { ...options, dataTransfer: transfer }));
}"""


@pytest.mark.parametrize("kind", ["paste", "drop"])
def test_pictures_are_pasted_and_dropped(home, kind):
    data = base64.b64encode(encoded(noise(50, 50), "PNG")).decode()
    box(home).evaluate(DROP, ["x.png", data, kind])
    expect(home.locator("main [data-picked]")).to_have_count(1)
    describe(home, "noise")
    send(home)
    expect(home.get_by_role("img", name="noise")).to_be_visible()


def test_progress_is_shown_and_nothing_is_sent_meanwhile(home):
    home.route("**/compose/pictures", lambda _: None)  # never answered
    home.locator("main input[type=file]").set_input_files([picture()])
    expect(home.locator("main [data-loading] .dial")).to_be_visible()
    box(home).fill("too early")
    expect(home.locator("main [data-send]")).to_have_attribute("aria-disabled", "true")
    home.keyboard.press("Control+Enter")
    home.wait_for_timeout(300)
    assert not Tweet.objects.filter(text="too early").exists()


def test_what_is_no_picture_says_why_and_takes_no_place(home):
    bad = {"name": "evil.png", "mimeType": "image/png", "buffer": SVG}
    home.locator("main input[type=file]").set_input_files([bad])
    expect(home.locator("#toasts")).to_contain_text("evil.png: This is no JPEG")
    expect(home.locator("main .picked")).to_have_count(0)


def test_a_fifth_picture_is_refused(home):
    home.locator("main input[type=file]").set_input_files([picture(f"{n}.png") for n in range(5)])
    expect(home.locator("#toasts")).to_contain_text("4 pictures at most")
    expect(home.locator("main [data-picked]")).to_have_count(4)


def test_a_missing_description_is_asked_for_once(home):
    choose(home, picture())
    box(home).fill("undescribed")
    send(home)
    expect(home.get_by_role("alert")).to_contain_text("Not every picture has a description")
    expect(box(home)).to_have_value("undescribed")
    send(home)
    expect(card(home, "undescribed")).to_be_visible()


def test_without_a_script_files_are_added_described_moved_and_sent(plain, site):
    plain.goto(f"{site}/compose")
    box(plain).fill("plain pictures")
    plain.locator("input[type=file]").set_input_files([picture("a.png"), picture("b.png")])
    plain.get_by_role("button", name="Add", exact=True).click()
    describe(plain, "first", "second")
    plain.get_by_role("button", name="Move earlier").click()
    expect(box(plain)).to_have_value("plain pictures")
    send(plain)
    assert alts(Tweet.objects.get()) == ["second", "first"]
    expect(plain.get_by_role("img", name="second")).to_be_visible()


def test_without_a_script_one_press_sends_files_too(plain, site):
    plain.goto(site)
    box(plain).fill("at once")
    plain.locator("input[type=file]").set_input_files([picture()])
    send(plain)
    expect(plain.get_by_role("alert")).to_contain_text("Not every picture has a description")
    send(plain)
    assert Tweet.objects.get(text="at once").pictures_count == 1


# --- looking at pictures ------------------------------------------------------------------


@pytest.fixture
def gallery(home, site, alice):
    choose(home, *(picture(f"{n}.png", (600, 400)) for n in range(3)))
    describe(home, "one", "two", "three")
    box(home).fill("gallery")
    send(home)
    expect(card(home, "gallery")).to_be_visible()
    return card(home, "gallery")


def test_a_picture_opens_large_with_its_own_address(home, site, gallery):
    tweet = Tweet.objects.get(text="gallery")
    gallery.get_by_role("link", name="two").click()
    dialog = home.get_by_role("dialog")
    expect(dialog.get_by_role("img", name="two")).to_be_visible()
    expect(home).to_have_url(f"{site}{tweet.path}/photo/2")
    home.keyboard.press("ArrowRight")
    expect(dialog.get_by_role("img", name="three")).to_be_visible()
    expect(home).to_have_url(f"{site}{tweet.path}/photo/3")
    home.keyboard.press("ArrowLeft")
    expect(dialog.get_by_role("img", name="two")).to_be_visible()
    dialog.get_by_role("button", name="Like").click()
    expect(dialog.get_by_role("button", name="Like 1")).to_be_visible()
    home.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(home).to_have_url(f"{site}/")
    expect(gallery).to_be_visible()


def test_back_closes_the_large_picture(home, site, gallery):
    gallery.get_by_role("link", name="one").click()
    expect(home.get_by_role("dialog")).to_be_visible()
    home.go_back()
    expect(home.get_by_role("dialog")).to_be_hidden()
    expect(home).to_have_url(f"{site}/")
    expect(gallery).to_be_visible()


def test_the_address_of_a_picture_is_a_page(plain, site, gallery):
    tweet = Tweet.objects.get(text="gallery")
    plain.goto(f"{site}{tweet.path}/photo/1")
    expect(plain.get_by_role("img", name="one")).to_be_visible()
    plain.get_by_role("link", name="Next picture").click()
    expect(plain.get_by_role("img", name="two")).to_be_visible()
    plain.get_by_role("link", name="Close").click()
    expect(plain).to_have_url(site + tweet.path)


# --- suggestions ------------------------------------------------------------------------


def test_people_are_suggested_and_chosen_by_keyboard(home, person):
    person("bonnie")
    box(home).press_sequentially("hi @bo")
    choices = options(home)
    expect(choices).to_have_count(2)
    expect(choices.first).to_contain_text("Bob Brown")
    expect(choices.first).to_have_attribute("aria-selected", "true")
    home.keyboard.press("ArrowDown")
    home.keyboard.press("Enter")
    expect(box(home)).to_have_value("hi @bonnie ")
    expect(choices).to_have_count(0)


def test_topics_are_suggested_and_chosen_by_mouse(home, bob):
    actions.post(bob, "#birdwatching is fun")
    box(home).press_sequentially("more #bir")
    options(home).filter(has_text="#birdwatching").click()
    expect(box(home)).to_have_value("more #birdwatching ")
    expect(box(home)).to_be_focused()


def test_escape_closes_the_list_and_not_the_dialog(home):
    home.keyboard.press("n")
    dialog = home.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Your Tweet").press_sequentially("@bo")
    expect(options(home)).to_have_count(1)
    home.keyboard.press("Escape")
    expect(options(home)).to_have_count(0)
    expect(dialog).to_be_visible()


def test_an_old_answer_does_not_overtake_a_new_one(home, person):
    person("bonnie")
    held = []

    def hold(route):
        held.append(route)

    home.route(re.compile(r"suggest\?q=%40b$"), hold)
    box(home).press_sequentially("@b")
    home.wait_for_timeout(250)
    box(home).press_sequentially("on")
    expect(options(home)).to_have_count(1)
    for route in held:
        # The page has given the old question up already.
        route.abort()
    expect(options(home)).to_contain_text("bonnie")


# --- drafts -----------------------------------------------------------------------------


def test_a_reload_keeps_what_was_written(home):
    choose(home, picture())
    describe(home, "a thing")
    box(home).fill("half a thought")
    home.reload()
    expect(box(home)).to_have_value("half a thought")
    expect(home.get_by_label("Description of the picture")).to_have_value("a thing")
    send(home)
    expect(card(home, "half a thought")).to_be_visible()
    assert alts(Tweet.objects.get(text="half a thought")) == ["a thing"]
    home.reload()
    expect(box(home)).to_have_value("")


def test_what_is_thrown_away_does_not_come_back(home):
    home.keyboard.press("n")
    dialog = home.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Your Tweet").fill("nonsense")
    home.once("dialog", lambda question: question.accept())
    dialog.get_by_role("button", name="Close").click()
    home.reload()
    expect(box(home)).to_have_value("")


def test_each_conversation_has_a_draft_of_its_own(home, site):
    tweet = Tweet.objects.get()
    home.goto(site + tweet.path)
    home.get_by_role("textbox", name="Your reply").fill("for bob")
    home.goto(site)
    expect(box(home)).to_have_value("")
    home.goto(site + tweet.path)
    expect(home.get_by_role("textbox", name="Your reply")).to_have_value("for bob")


def test_nobody_else_sees_a_draft(home, site, sign_in, bob):
    box(home).fill("alice's own")
    sign_in(bob)
    home.goto(site)
    expect(box(home)).to_have_value("")


# --- retweet, quote, edit, pin ---------------------------------------------------------------


def test_retweet_and_quote_stand_in_one_menu(home, alice):
    tweet = card(home, "hello from bob")
    tweet.locator(".choose summary").click()
    tweet.get_by_role("button", name="Retweet", exact=True).click()
    expect(tweet.locator("[data-slot=retweet] .number")).to_have_text("1")
    expect(tweet.get_by_role("button", name="Undo Retweet")).to_be_hidden()
    expect(home.locator(".htmx-request")).to_have_count(0)
    assert Retweet.objects.count() == 1
    tweet.locator(".choose summary").click()
    tweet.get_by_role("link", name="Quote").click()
    dialog = home.get_by_role("dialog")
    expect(dialog).to_contain_text("hello from bob")
    dialog.get_by_role("textbox", name="Your comment").fill("well said")
    dialog.get_by_role("button", name="Tweet", exact=True).click()
    sent = card(home, "well said")
    expect(sent.locator(".quoted")).to_contain_text("hello from bob")
    sent.get_by_role("link", name="Quoted Tweet by Bob Brown").click()
    expect(home.locator(".focused")).to_contain_text("1 Quote")


def test_an_edit_shows_at_once_and_its_history_on_demand(home, alice):
    box(home).fill("a tpyo")
    send(home)
    mine = card(home, "a tpyo")
    mine.get_by_label("More about this Tweet").click()
    mine.get_by_role("link", name="Edit").click()
    dialog = home.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Your Tweet").fill("a typo")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()
    changed = card(home, "a typo")
    expect(changed).to_be_visible()
    expect(box(home)).to_have_value("")
    changed.get_by_role("link", name="Edited").click()
    expect(dialog).to_contain_text("a tpyo")


def test_a_pin_moves_a_tweet_to_the_top_of_the_profile(home, site, alice):
    actions.post(alice, "my best")
    actions.post(alice, "my newest")
    home.goto(f"{site}/@alice")
    best = card(home, "my best")
    best.get_by_label("More about this Tweet").click()
    best.get_by_role("button", name="Pin to profile").click()
    expect(home.locator("#toasts")).to_contain_text("Pinned to your profile.")
    home.reload()
    expect(home.get_by_role("article").first).to_contain_text("my best")
    expect(home.get_by_role("article").first).to_contain_text("Pinned")


# --- who may reply ------------------------------------------------------------------------------


def test_who_may_reply_is_chosen_and_told(home, site, sign_in, carol):
    box(home).fill("only friends")
    home.locator("main").get_by_label("Who can reply").select_option("mentioned")
    send(home)
    expect(card(home, "only friends")).to_be_visible()
    sign_in(carol)
    home.goto(site + Tweet.objects.get(text="only friends").path)
    expect(home.get_by_text("Only people @alice mentioned can reply.")).to_be_visible()
    expect(home.get_by_role("textbox", name="Your reply")).to_have_count(0)


def test_images_that_were_left_behind_stay_unused(home):
    choose(home, picture())
    home.locator("main [data-picked]").get_by_role("button", name="Remove picture").click()
    box(home).fill("without it")
    send(home)
    expect(card(home, "without it")).to_be_visible()
    assert not Image.objects.filter(used=True).exists()
