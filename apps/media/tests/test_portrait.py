import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture

from apps.media.actions.portrait import remove_portrait, set_portrait, upload_portrait
from apps.media.pictures.opening import BadPictureError
from apps.media.tests.files import encoded


def opened(name):
    return Picture.open(default_storage.open(name))


def test_portraits_show_on_cards(client, alice):
    set_portrait(alice, avatar=Picture.new("RGB", (400, 400)))
    alice.refresh_from_db()
    assert f'src="{alice.avatar_url}"' in client.get("/@alice").text


def test_an_avatar_is_served_as_nothing_else(client, alice):
    set_portrait(alice, avatar=Picture.new("RGB", (400, 400)))
    response = client.get(alice.small_avatar_url)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/webp"
    assert "immutable" in response["Cache-Control"]
    assert "public" in response["Cache-Control"]
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_the_middle_is_kept_without_a_crop(alice):
    picture = Picture.new("RGB", (900, 300), "red")
    picture.paste("blue", (300, 0, 600, 300))
    upload_portrait(alice, "avatar", SimpleUploadedFile("a.png", encoded(picture, "PNG")))
    alice.refresh_from_db()
    kept = opened(f"{alice.avatar}-400.webp")
    assert kept.size == (400, 400)
    assert opened(f"{alice.avatar}-96.webp").size == (96, 96)
    red, _, blue = kept.convert("RGB").getpixel((5, 200))
    assert blue > 200
    assert red < 60


@pytest.mark.parametrize(
    ("crop", "corner"),
    [
        ([0.0, 0.0, 0.25], "red"),
        ([0.5, 0.5, 0.25], "blue"),
        ([0.9, 0.9, 0.25], "blue"),  # moved inside
        ([-3.0, -3.0, 0.25], "red"),
        ([0.0, 0.0, 7.0], "red"),  # more than there is: as much as there is
    ],
)
def test_a_crop_is_kept_inside(alice, crop, corner):
    picture = Picture.new("RGB", (800, 800), "red")
    picture.paste("blue", (400, 400, 800, 800))
    file = SimpleUploadedFile("a.png", encoded(picture, "PNG"))
    upload_portrait(alice, "avatar", file, crop)
    alice.refresh_from_db()
    red, _, blue = opened(f"{alice.avatar}-400.webp").convert("RGB").getpixel((10, 10))
    assert (red > 200, blue > 200) == (corner == "red", corner == "blue")


def test_a_header_is_three_to_one(alice):
    file = SimpleUploadedFile("a.jpg", encoded(Picture.new("RGB", (1200, 1200)), "JPEG"))
    upload_portrait(alice, "header", file)
    alice.refresh_from_db()
    assert opened(f"{alice.header}-1500.webp").size == (1500, 500)


def test_a_new_one_takes_the_place_of_the_old(alice, django_capture_on_commit_callbacks):
    set_portrait(alice, avatar=Picture.new("RGB", (400, 400)))
    old = f"{alice.avatar}-400.webp"
    with django_capture_on_commit_callbacks(execute=True):
        set_portrait(alice, avatar=Picture.new("RGB", (400, 400)))
    assert not default_storage.exists(old)
    with django_capture_on_commit_callbacks(execute=True):
        remove_portrait(alice, "avatar")
    alice.refresh_from_db()
    assert alice.avatar_url == ""


def test_what_is_no_picture_changes_nothing(alice):
    with pytest.raises(BadPictureError):
        upload_portrait(alice, "avatar", SimpleUploadedFile("a.png", b"<svg/>"))
    alice.refresh_from_db()
    assert alice.avatar == ""


@pytest.mark.parametrize(
    "path",
    ["image/none.webp", "../../etc/passwd", "..%2f..%2ftwite.sqlite3", "x.html", ""],
)
def test_other_files_are_not_there(client, db, path):
    default_storage.save("x.html", ContentFile(b"<script>"))
    assert client.get(f"/media/{path}").status_code in {400, 404}


def test_who_looks_at_an_avatar_is_not_asked(as_alice, alice, django_assert_num_queries):
    """A page shows a dozen of them."""
    set_portrait(alice, Picture.new("RGB", (400, 400), "teal"), None)
    with django_assert_num_queries(0):
        assert as_alice.get(alice.avatar_url).status_code == 200
