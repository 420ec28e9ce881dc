import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image as Picture

from apps.media.actions import set_portrait, store_image


@pytest.fixture
def image(alice):
    return store_image(alice, Picture.new("RGB", (30, 20), "#336699"), "a blue field")


def test_a_picture_is_kept_with_size_and_colour(image):
    assert (image.width, image.height) == (30, 20)
    assert image.colour == "#336699"
    assert Picture.open(image.file).format == "WEBP"


def test_a_picture_is_served_as_nothing_else(client, image):
    response = client.get(image.file.url)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/webp"
    assert "immutable" in response["Cache-Control"]
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_names_cannot_be_guessed(alice, image):
    other = store_image(alice, Picture.new("RGB", (30, 20)))
    assert len(image.file.name) > 30
    assert image.file.name != other.file.name


@pytest.mark.parametrize(
    "path", ["image/none.webp", "../../etc/passwd", "..%2f..%2ftwite.sqlite3", "x.html", ""]
)
def test_other_files_are_not_there(client, db, path):
    default_storage.save("x.html", ContentFile(b"<script>"))
    assert client.get(f"/media/{path}").status_code in {400, 404}


def test_portraits_show_on_cards(client, alice):
    set_portrait(alice, avatar=Picture.new("RGB", (400, 400)))
    alice.refresh_from_db()
    assert f'src="{alice.avatar.url}"' in client.get("/@alice").text
