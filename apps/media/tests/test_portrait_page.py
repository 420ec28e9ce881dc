"""The pages on which people choose their avatar and their header."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image as Picture

from apps.core.page_reader import HEADER
from apps.media.actions.portrait import set_portrait
from apps.media.tests import files

KINDS = {"avatar": "/settings/avatar", "header": "/settings/header"}


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


@pytest.fixture
def path(kind):
    return KINDS[kind]


def halves():
    """Red on the left, blue on the right."""
    picture = Picture.new("RGB", (1200, 600), "red")
    picture.paste("blue", (600, 0, 1200, 600))
    return picture


def sent(content=None, name="me.png", **crop):
    content = files.encoded(halves(), "PNG") if content is None else content
    return {"picture": SimpleUploadedFile(name, content), **crop}


def kept(user, kind):
    user.refresh_from_db()
    width = {"avatar": 400, "header": 1500}[kind]
    return Picture.open(default_storage.open(f"{getattr(user, kind)}-{width}.webp")).convert("RGB")


def colours(picture):
    """Of the left and the right edge, in words."""
    pixels = [picture.getpixel((x, picture.height // 2)) for x in (3, picture.width - 4)]
    return ["red" if red > blue else "blue" for red, _, blue in pixels]


def test_a_picture_is_saved_and_shows_on_the_settings_page(as_alice, alice, kind, path):
    response = as_alice.post(path, sent(), follow=True)
    assert response.redirect_chain == [("/settings/profile", 302)]
    assert "was changed." in response.text
    assert colours(kept(alice, kind)) == ["red", "blue"]
    assert getattr(alice, kind) in response.text


def test_the_chosen_part_is_kept(as_alice, alice, kind, path):
    as_alice.post(path, sent(left="0.5", top="0.1", share="0.5"))
    assert colours(kept(alice, kind)) == ["blue", "blue"]


@pytest.mark.parametrize("field", ["left", "top", "share"])
@pytest.mark.parametrize(
    "value", ["", "nan", "inf", "-inf", "1e999", "0x1", "left", "\0", "9" * 999]
)
def test_a_part_that_makes_no_sense_leaves_the_middle(as_alice, alice, kind, path, field, value):
    part = {"left": "0", "top": "0", "share": "0.4", field: value}
    assert as_alice.post(path, sent(**part)).status_code == 302
    assert colours(kept(alice, kind)) == ["red", "blue"]


@pytest.mark.parametrize(
    ("part", "wanted"),
    [
        (("-5", "-1e300", "0.4"), ["red", "red"]),
        (("5", "1e300", "0.4"), ["blue", "blue"]),
        (("-1e-17", "1.0000001", "0.4"), ["red", "red"]),
        (("0", "0", "1e300"), ["red", "blue"]),
        (("0", "0", "0"), ["red", "blue"]),
        (("0", "0", "-1"), ["red", "blue"]),
        (("0", "0", "0.01"), ["red", "red"]),
    ],
)
def test_a_part_outside_is_moved_inside(as_alice, alice, part, wanted):
    fields = dict(zip(("left", "top", "share"), part, strict=True))
    as_alice.post("/settings/header", sent(**fields))
    found = colours(kept(alice, "header"))
    assert found == wanted


def test_a_part_too_small_for_a_single_pixel_is_no_failure(as_alice, kind, path):
    response = as_alice.post(path, sent(left="0.2", top="0.2", share="1e-12"))
    assert response.status_code in {302, 422}


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "The file is empty."),
        (b"just words", "This is no JPEG, PNG, WebP, GIF or AVIF picture."),
        (files.SVG, "This is no JPEG, PNG, WebP, GIF or AVIF picture."),
        (files.encoded(files.noise(300, 300), "JPEG")[:900], "This picture is damaged"),
        (b"\xff\xd8\xff" + b"0" * 11_000_000, "This file has more than 10 MB."),
    ],
    ids=["empty", "words", "svg", "cut off", "11 MB"],
)
def test_a_wrong_file_gets_a_clear_word_and_changes_nothing(
    as_alice, alice, kind, path, content, word
):
    set_portrait(alice, **{kind: halves()})
    before = getattr(alice, kind)
    response = as_alice.post(path, sent(content))
    assert response.status_code == 422
    assert word in response.text
    assert 'aria-invalid="true"' in response.text
    alice.refresh_from_db()
    assert getattr(alice, kind) == before


@pytest.mark.parametrize("fields", [{}, {"picture": ""}, {"picture": "words, no file"}])
def test_without_a_file_one_is_asked_for_it(as_alice, path, fields):
    response = as_alice.post(path, fields)
    assert response.status_code == 422
    assert "Choose a picture first." in response.text


def test_it_can_be_removed_again_and_again(as_alice, alice, kind, path):
    set_portrait(alice, **{kind: halves()})
    assert 'name="remove"' in as_alice.get(path).text
    for _ in range(2):
        response = as_alice.post(path, {"remove": "on"}, follow=True)
        assert response.redirect_chain == [("/settings/profile", 302)]
        assert "was removed." in response.text
        alice.refresh_from_db()
        assert getattr(alice, kind) == ""
    assert 'name="remove"' not in as_alice.get(path).text


def test_one_does_not_touch_the_other(as_alice, alice):
    set_portrait(alice, avatar=halves(), header=halves())
    header = alice.header
    as_alice.post("/settings/avatar", {"remove": "on"})
    alice.refresh_from_db()
    assert (alice.avatar, alice.header) == ("", header)


def test_it_is_ones_own_alone(as_alice, bob, kind, path):
    as_alice.post(path, sent())
    bob.refresh_from_db()
    assert getattr(bob, kind) == ""


@pytest.mark.parametrize("method", ["get", "post"])
def test_signed_out_one_is_led_to_the_login_page(client, alice, path, method):
    response = getattr(client, method)(path)
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/?next=")
    if method == "get":
        assert response["Location"].endswith(path.replace("/", "%2F"))


def test_a_forged_form_does_nothing(alice, kind, path):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    assert client.post(path, sent(), headers={HEADER: str(alice.pk)}).status_code == 403
    alice.refresh_from_db()
    assert getattr(alice, kind) == ""


def test_a_fragment_request_is_moved_to_the_page(as_alice, path, fragment):
    response = as_alice.post(path, sent(), headers=fragment)
    assert (response.status_code, response["HX-Redirect"]) == (204, "/settings/profile")


def test_too_many_are_refused_whether_good_or_bad(as_alice, alice, settings):
    settings.ACTION_LIMITS = {**settings.ACTION_LIMITS, "portrait": (2, 3600)}
    assert as_alice.post(KINDS["avatar"], sent(b"words")).status_code == 422
    assert as_alice.post(KINDS["header"], sent()).status_code == 302
    response = as_alice.post(KINDS["avatar"], sent())
    assert response.status_code == 429
    assert "Please wait a while." in response.text
    alice.refresh_from_db()
    assert alice.avatar == ""


def test_settings_lead_to_both_pages(as_alice):
    page = as_alice.get("/settings/profile").text
    assert all(f'href="{path}"' in page for path in KINDS.values())


def test_the_pages_ask_who_it_is_and_nothing_more(as_alice, alice, path, assert_queries):
    set_portrait(alice, avatar=halves(), header=halves())
    with assert_queries(1):
        as_alice.get(path)
