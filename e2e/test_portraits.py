"""Choosing one's avatar and header in a browser: what is shown there is what is kept."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.storage import default_storage
from PIL import Image as Picture
from PIL import ImageChops, ImageStat
from playwright.sync_api import expect

from apps.media.actions.portrait import set_portrait
from apps.media.tests import files

KINDS = {"avatar": "/settings/avatar", "header": "/settings/header"}
WIDTHS = {"avatar": 400, "header": 1500}


def places(width, height):
    """A picture whose colours tell the place: red grows to the right, green downwards."""
    across = Picture.linear_gradient("L").rotate(90).resize((width, height))
    down = Picture.linear_gradient("L").resize((width, height))
    return Picture.merge("RGB", (across, down, Picture.new("L", (width, height), 90)))


PICTURE = places(1600, 1200)


def file(content=None, name="me.png"):
    content = files.encoded(PICTURE, "PNG") if content is None else content
    return {"name": name, "mimeType": "image/png", "buffer": content}


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


@pytest.fixture
def chooser(page, site, sign_in, alice, kind):
    """The page, with a picture chosen."""
    sign_in(alice)
    page.goto(site + KINDS[kind])
    page.get_by_label("New picture").set_input_files(file())
    expect(page.locator("canvas")).to_be_visible()
    return page


def crop(page):
    """What the form would send: left, top and share."""
    return [
        float(page.locator(f"[name={name}]").input_value()) for name in ("left", "top", "share")
    ]


def drag(page, right, down):
    """By parts of the canvas' width and height."""
    page.locator("canvas").wait_for()
    box = page.locator("canvas").bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*middle)
    page.mouse.down()
    goal = middle[0] + right * box["width"], middle[1] + down * box["height"]
    page.mouse.move(*goal, steps=8)
    page.mouse.up()
    # Without the button nothing moves any more.
    page.mouse.move(*middle)


def shown(page):
    """The canvas as a picture."""
    size = page.evaluate(
        "(({ width, height }) => [width, height])(document.querySelector('canvas'))"
    )
    data = page.evaluate(
        "[...document.querySelector('canvas').getContext('2d')"
        f".getImageData(0, 0, {size[0]}, {size[1]}).data]"
    )
    return Picture.frombytes("RGBA", size, bytes(data)).convert("RGB")


def save(page):
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Edit profile")).to_be_visible()
    expect(page.locator("#toasts")).to_contain_text("was changed.")


def kept(person, kind):
    person.refresh_from_db()
    name = f"{getattr(person, kind)}-{WIDTHS[kind]}.webp"
    return Picture.open(default_storage.open(name)).convert("RGB")


def assert_alike(one, other):
    """The same but for what the encoding costs."""
    difference = ImageChops.difference(one, other.resize(one.size))
    assert max(ImageStat.Stat(difference).mean) < 3


def part(crop, shape):
    """That part of the picture."""
    left, top, share = crop
    width = share * PICTURE.width
    box = [left * PICTURE.width, top * PICTURE.height]
    return PICTURE.crop([round(x) for x in (*box, box[0] + width, box[1] + width / shape)])


def test_the_middle_is_shown_and_kept_at_first(chooser, kind, alice, console):
    assert crop(chooser) == pytest.approx(
        {"avatar": [1 / 8, 0, 3 / 4], "header": [0, 5 / 18, 1]}[kind]
    )
    seen = shown(chooser)
    save(chooser)
    assert_alike(kept(alice, kind), seen)
    assert console == []


def test_what_was_dragged_and_zoomed_to_is_kept(chooser, kind, alice):
    shape = {"avatar": 1, "header": 3}[kind]
    chooser.get_by_label("Zoom").fill("2.5")
    before = crop(chooser)
    drag(chooser, 0.2, -0.3)
    after = crop(chooser)
    assert after[2] == pytest.approx(before[2])
    assert after[0] == pytest.approx(before[0] - 0.2 * before[2], abs=0.005)
    tall = before[2] * PICTURE.width / shape / PICTURE.height
    assert after[1] == pytest.approx(before[1] + 0.3 * tall, abs=0.005)
    seen = shown(chooser)
    save(chooser)
    assert_alike(kept(alice, kind), seen)
    assert_alike(kept(alice, kind), part(after, shape))


def test_it_cannot_be_dragged_out_of_its_frame(chooser, kind, alice):
    chooser.get_by_label("Zoom").fill("4")
    for _ in range(12):
        drag(chooser, 0.45, 0.45)
    assert crop(chooser)[:2] == [0, 0]
    save(chooser)
    red, green, _ = kept(alice, kind).getpixel((2, 2))
    assert max(red, green) < 12


def test_it_can_be_done_by_keys(chooser, kind, alice):
    chooser.get_by_label("New picture").focus()
    for key in ("Tab", "End", "Tab", "Home", "Tab", "End"):
        chooser.keyboard.press(key)
    expect(chooser.get_by_label("Top to bottom")).to_be_focused()
    left, top, share = crop(chooser)
    assert left == 0
    shape = {"avatar": 1, "header": 3}[kind]
    assert top == pytest.approx(1 - share * PICTURE.width / shape / PICTURE.height)
    chooser.keyboard.press("ArrowLeft")
    assert crop(chooser)[1] < top
    chooser.keyboard.press("End")
    chooser.keyboard.press("Tab")
    expect(chooser.get_by_role("button", name="Save")).to_be_focused()
    chooser.keyboard.press("Enter")
    expect(chooser.locator("#toasts")).to_contain_text("was changed.")
    picture = kept(alice, kind)
    red, green, _ = picture.getpixel((2, picture.height - 3))
    assert (red < 12, green > 243) == (True, True)


def test_one_that_lies_on_its_side_is_upright_here_as_there(chooser, alice, kind):
    chooser.reload()
    chooser.get_by_label("New picture").set_input_files(file(files.turned(), "side.jpg"))
    expect(chooser.locator("canvas")).to_be_visible()
    assert crop(chooser)[2] == 1
    chooser.get_by_label("Top to bottom").fill("0")
    seen = shown(chooser)
    assert seen.getpixel((20, 20))[1] < 80  # red
    assert seen.getpixel((seen.width - 20, 20))[1] > 200  # white
    save(chooser)
    assert_alike(kept(alice, kind), seen)


def test_a_file_that_is_no_picture_hides_the_frame_and_is_refused(chooser, kind, alice):
    chooser.get_by_label("New picture").set_input_files(file(b"words"))
    expect(chooser.locator("canvas")).to_be_hidden()
    chooser.get_by_role("button", name="Save").click()
    expect(chooser.locator(".errors")).to_contain_text("This is no JPEG")
    chooser.get_by_label("New picture").set_input_files(file())
    save(chooser)
    assert kept(alice, kind)


def test_a_finger_drags_it(browser, site, sign_in, alice):
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 844})
    sign_in(alice, into=context)
    page = context.new_page()
    page.goto(site + KINDS["avatar"])
    page.get_by_label("New picture").set_input_files(file())
    page.locator("canvas").wait_for()
    box = page.locator("canvas").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    device = context.new_cdp_session(page)
    for kind, at in (("touchStart", x), ("touchMove", x - 40), ("touchMove", x - 90)):
        point = {"x": at, "y": y}
        device.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    device.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    left, top, share = crop(page)
    assert left == pytest.approx(min(0.25, 0.125 + 90 / box["width"] * share), abs=0.01)
    assert (top, page.evaluate("scrollY")) == (0, 0)
    context.close()


def test_without_javascript_the_middle_is_kept(browser, site, sign_in, alice, kind):
    context = browser.new_context(java_script_enabled=False)
    sign_in(alice, into=context)
    page = context.new_page()
    page.goto(site + KINDS[kind])
    expect(page.locator("canvas")).to_be_hidden()
    page.get_by_label("New picture").set_input_files(file())
    save(page)
    shape = {"avatar": 1, "header": 3}[kind]
    middle = {"avatar": [1 / 8, 0, 3 / 4], "header": [0, 5 / 18, 1]}[kind]
    assert_alike(kept(alice, kind), part(middle, shape))
    page.goto(site + KINDS[kind])
    page.get_by_role("button", name="Remove").click()
    expect(page.locator("#toasts")).to_contain_text("was removed.")
    alice.refresh_from_db()
    assert getattr(alice, kind) == ""
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("state", ["empty", "having one", "choosing", "refused"])
def test_axe_finds_nothing(page, console, site, sign_in, alice, kind, theme, state):
    page.emulate_media(color_scheme=theme)
    if state == "having one":
        set_portrait(alice, avatar=PICTURE, header=PICTURE)
    sign_in(alice)
    page.goto(site + KINDS[kind])
    if state == "choosing":
        page.get_by_label("New picture").set_input_files(file())
        expect(page.locator("canvas")).to_be_visible()
    if state == "refused":
        page.get_by_label("New picture").set_input_files(file(b"words"))
        page.get_by_role("button", name="Save").click()
        expect(page.locator(".errors")).to_be_visible()
    result = Axe().run(page)
    assert not result.response["violations"], result.generate_report()
    assert [line for line in console if "422" not in line] == []


def test_nothing_runs_out_of_the_page(page, site, sign_in, alice):
    set_portrait(alice, avatar=PICTURE, header=PICTURE)
    sign_in(alice)
    page.set_viewport_size({"width": 320, "height": 640})
    for path in ("/settings/profile", *KINDS.values()):
        page.goto(site + path)
        if path != "/settings/profile":
            long = file(name="a-very-long-name-of-a-picture-that-somebody-took-last-summer.png")
            page.get_by_label("New picture").set_input_files(long)
            expect(page.locator("canvas")).to_be_visible()
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wider <= 0, path


def test_only_these_pages_load_the_script(page, site, sign_in, alice):
    sign_in(alice)
    for path, wanted in (("/settings/profile", 0), *((path, 1) for path in KINDS.values())):
        page.goto(site + path)
        assert page.locator("script[src*='crop']").count() == wanted
