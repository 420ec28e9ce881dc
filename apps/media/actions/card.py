"""Pictures of link cards, kept here so that nobody's browser asks the other site."""

from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from .. import sandbox
from ..files import file_name, keep, new_key, on_disk

WIDTH = 600


def store_card_image(content: bytes) -> dict[str, Any]:
    """Its `key`, `width`, `height` and `colour`. Raises BadPictureError."""
    key = new_key("card")
    with on_disk(ContentFile(content)) as (source, folder):
        facts: dict[str, Any] = sandbox.run("thumbnail", source, folder, width=WIDTH)
        keep(key, folder)
    return {"key": key, **facts}


def discard_card_image(key: str, width: int) -> None:
    default_storage.delete(file_name(key, width))
