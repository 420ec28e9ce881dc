"""Making the widths of a picture."""

import logging

from django.core.files.storage import default_storage

from .. import sandbox
from ..files import file_name, keep, on_disk
from ..models import Image
from ..pictures.opening import BadPictureError

logger = logging.getLogger("twite.media")


def make_variants(image: Image) -> None:
    """Makes the other widths from the original, which is then deleted. Can be repeated."""
    original = file_name(image.key, "original")
    with default_storage.open(original) as file, on_disk(file) as (source, folder):
        widths, moving = image.widths, False
        try:
            widths = sandbox.run("variants", source, folder, seconds=120)["widths"]
            moving = (folder / "moving.webp").exists()
            keep(image.key, folder)
        except BadPictureError as error:
            # The smallest width was made of it, so that one stays.
            logger.warning("No further widths of image %s: %s", image.pk, error)
    rows = Image.objects.filter(pk=image.pk)
    if not rows.update(widths=widths, moving=moving, ready=True):
        # It was deleted meanwhile, and its files before these were made.
        for name in image.files:
            default_storage.delete(name)
    default_storage.delete(original)
