"""Pictures in the browser: chosen, put in order, sent, and looked at."""

import base64

import pytest
from PIL import Image as Picture
from playwright.sync_api import expect

from apps.media.actions.upload import store_image
from apps.media.models import Image
from apps.media.tests.files import SVG, encoded, noise, stripes
from apps.tweets import actions
from apps.tweets.models import Tweet
from e2e.composing import alts, box, card, choose, describe, picture, send


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


def test_images_that_were_left_behind_stay_unused(home):
    choose(home, picture())
    home.locator("main [data-picked]").get_by_role("button", name="Remove picture").click()
    box(home).fill("without it")
    send(home)
    expect(card(home, "without it")).to_be_visible()
    assert not Image.objects.filter(used=True).exists()


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


MIXED = """(area, [data, text, html]) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File([bytes], "cells.png", { type: "image/png" }));
  if (text) clipboardData.setData("text/plain", text);
  if (html) clipboardData.setData("text/html", html);
  const options = { bubbles: true, cancelable: true, clipboardData };
  return area.dispatchEvent(new ClipboardEvent("paste", options));
}"""


# Text, HTML, whether the file is taken, and whether the browser goes on to paste the text.
PASTED = {
    "spreadsheet": ("a\tb", "<table><td>a</td><td>b</td></table>", False, True),
    "file": ("cells.png", "", True, False),
    "path": ("/home/alice/cells.png", "", True, False),
    "picture of a page": ("x", '<meta charset="utf-8"><img src="/x.png" alt="x">', True, False),
    "both": ("what I saw", "", True, True),
}


def test_a_file_is_pasted_beside_text_unless_it_is_a_picture_of_it(home):
    data = base64.b64encode(encoded(noise(50, 50), "PNG")).decode()
    taken = 0
    for kind, (text, html, takes, goes_on) in PASTED.items():
        assert box(home).evaluate(MIXED, [data, text, html]) == goes_on, kind
        taken += takes
        expect(home.locator("main .picked")).to_have_count(taken)


def test_arrows_step_through_the_dialog_over_a_picture_page(page, site, sign_in, alice, gallery):
    tweet = Tweet.objects.get(text="gallery")
    page.goto(f"{site}{tweet.path}/photo/1")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("img", name="two")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("img", name="three")).to_be_visible()
    expect(page.get_by_role("heading", name="Picture 3 of 3")).to_be_focused()
    page.keyboard.press('"')
    expect(page.get_by_role("img", name="three")).to_be_visible()


SIZE = """img => {
  const { width, height } = img.getBoundingClientRect();
  return [Math.round(width), Math.round(height)];
}"""


def test_a_large_picture_is_zoomed_and_moved(page, site, sign_in, alice):
    """By a click, a double tap, keys and dragging."""
    images = [store_image(alice, noise(800, 8000), "long"), store_image(alice, stripes(), "tiny")]
    tweet = actions.post(alice, "look", images=images)
    sign_in(alice)
    page.goto(site + tweet.path)
    page.locator(".focused").get_by_role("link", name="long").click()
    dialog = page.get_by_role("dialog")
    picture, place = dialog.get_by_role("img", name="long"), dialog.locator(".zoom")
    expect(picture).to_be_visible()
    page.wait_for_function("document.querySelector('.zoom img').naturalWidth === 800")
    small = picture.evaluate(SIZE)
    assert small[0] < 100
    picture.click(position={"x": 20, "y": small[1] // 2})
    assert picture.evaluate(SIZE) == [800, 8000]
    scrolled = place.evaluate("place => place.scrollTop")
    assert 3000 < scrolled < 5000
    # One scrolls then instead of stepping.
    page.keyboard.press("ArrowRight")
    page.mouse.move(640, 300)
    page.mouse.down()
    page.mouse.move(640, 100, steps=8)
    page.mouse.up()
    assert place.evaluate("place => place.scrollTop") == scrolled + 200
    assert picture.evaluate(SIZE) == [800, 8000]
    page.mouse.click(640, 300)
    assert picture.evaluate(SIZE) == small
    for key, factor in (("+", 2), ("=", 4), ("-", 2), ("-", 1), ("-", 1)):
        page.keyboard.press(key)
        width, height = picture.evaluate(SIZE)
        assert abs(width - small[0] * factor) < 5
        assert abs(height - small[1] * factor) < 9
    page.keyboard.press("Control++")
    assert picture.evaluate(SIZE) == small
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.wait_for_function("document.querySelector('.zoom img').style.width")
    page.mouse.wheel(0, 300)
    page.wait_for_function("!document.querySelector('.zoom img').style.width")
    page.keyboard.up("Control")
    page.keyboard.press("ArrowRight")
    tiny = dialog.get_by_role("img", name="tiny")
    expect(tiny).to_be_visible()
    expect(tiny).to_have_css("image-rendering", "pixelated")
    page.wait_for_function("document.querySelector('.zoom img').naturalWidth === 64")
    assert tiny.evaluate(SIZE)[0] % 64 == 0
    page.keyboard.press("+")
    assert tiny.evaluate(SIZE)[0] % 64 == 0


def test_fingers_zoom_on_a_phone(browser, site, alice):
    tweet = actions.post(alice, "look", images=[store_image(alice, noise(800, 8000), "long")])
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{site}{tweet.path}/photo/1")
    picture = page.get_by_role("img", name="long")
    small = picture.evaluate(SIZE)
    picture.tap()
    assert picture.evaluate(SIZE) == small
    page.wait_for_timeout(500)
    picture.tap()
    picture.tap()
    assert picture.evaluate(SIZE)[0] == 390
    fingers = context.new_cdp_session(page)
    for kind, apart in (("touchStart", 50), ("touchMove", 60), ("touchMove", 100)):
        points = [{"x": 200, "y": 300 - apart}, {"x": 200, "y": 300 + apart}]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    wider = picture.evaluate(SIZE)[0]
    assert 500 < wider <= 780
    assert page.evaluate("visualViewport.scale") == 1
    page.go_back()
    context.close()


def test_small_and_thin_ones_stand_in_a_place_to_press(page, site, alice):
    kinds = {
        "a line": Picture.new("RGB", (16_000, 1)),
        "a pole": Picture.new("RGB", (1, 16_000)),
        "a dot": Picture.new("RGB", (1, 1)),
        "tiny": stripes(),
    }
    for name, made in kinds.items():
        actions.post(alice, name, images=[store_image(alice, made, name)])
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{site}/@alice")
        for name in kinds:
            box = page.get_by_role("link", name=name).bounding_box()
            assert min(box["width"], box["height"]) >= 44, name
        tiny = page.get_by_role("img", name="tiny")
        expect(tiny).to_have_css("image-rendering", "pixelated")
        assert tiny.evaluate(SIZE) == ([256, 256] if width == 390 else [448, 448])
