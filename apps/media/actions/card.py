"""Pictures of link cards, kept here so that nobody's browser asks the other site."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image as Picture

from .. import sandbox
from ..files import file_name, keep, new_key, on_disk
from ..pictures.cleaning import average_colour
from ..pictures.encoding import nature_of, write

WIDTH = 600


def store_card_image(content: bytes) -> dict[str, Any]:
    """Its `key`, `width`, `height` and `colour`. Raises BadPictureError."""
    key = new_key("card")
    with on_disk(ContentFile(content)) as (source, folder):
        facts: dict[str, Any] = sandbox.run("thumbnail", source, folder, width=WIDTH)
        keep(key, folder)
    return {"key": key, **facts}


def store_drawn_card_image(picture: Picture.Image) -> dict[str, Any]:
    """The same for a picture that the site itself made, at most WIDTH wide."""
    key = new_key("card")
    with TemporaryDirectory(prefix="twite-") as folder:
        path = Path(folder) / f"{picture.width}.webp"
        write(picture, picture.size, path, nature_of(picture))
        keep(key, Path(folder))
    return {
        "key": key,
        "width": picture.width,
        "height": picture.height,
        "colour": average_colour(picture),
    }


def discard_card_image(key: str, width: int) -> None:
    default_storage.delete(file_name(key, width))
