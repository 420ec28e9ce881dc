"""Taking in a picture."""

from functools import partial
from math import inf
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.base import File
from django.db import DatabaseError, transaction
from PIL import Image as Picture

from apps.core.limits import count_action
from apps.users.models import User

from .. import sandbox
from ..files import keep, new_key, on_disk, remove
from ..models import Image
from ..pictures.cleaning import average_colour
from ..pictures.encoding import is_crisp, nature_of, write
from ..pictures.sizes import at_width, shown_size, widths_of
from ..tasks.pictures import make_variants

# Of CPU, for the smallest width of one picture.
PREVIEW_SECONDS = 3


def upload_image(owner: User, file: File, *, until: float = inf) -> Image:
    """Takes in a picture that somebody sent; its smallest width is there at once.

    Raises BadPictureError when it is none, too large, or not read by `until`, a time of
    `time.monotonic()`; and LimitReachedError.
    """
    # By attempt, not by row: what is no picture costs as much, and leaves none.
    count_action("upload", owner.pk)
    key = new_key("image")
    with on_disk(file) as (source, folder):
        facts = sandbox.run("preview", source, folder, seconds=PREVIEW_SECONDS, until=until)
        widths = widths_of((facts["width"], facts["height"]))
        image = Image(owner=owner, key=key, widths=widths[:1], **facts)
        image.ready = len(widths) == 1 and not image.moving
        keep(key, folder, None if image.ready else source)
    try:
        _save(image)
    except DatabaseError:
        remove(image.files)
        raise
    return image


@transaction.atomic
def _save(image: Image) -> None:
    image.save()
    if not image.ready:
        transaction.on_commit(partial(make_variants.enqueue, image.pk))


def store_image(owner: User, picture: Picture.Image, alt: str = "") -> Image:
    """Keeps a picture that the site itself made, all its widths at once."""
    size, nature = shown_size(picture.size), nature_of(picture)
    key, widths = new_key("image"), widths_of(size)
    with TemporaryDirectory(prefix="twite-") as name:
        for width in widths:
            write(picture, at_width(width, size), Path(name) / f"{width}.webp", nature)
        keep(key, Path(name))
    return Image.objects.create(
        owner=owner,
        key=key,
        width=size[0],
        height=size[1],
        colour=average_colour(picture),
        widths=widths,
        crisp=is_crisp(size, nature),
        ready=True,
        alt=alt,
    )
