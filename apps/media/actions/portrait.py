"""Avatars and headers."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.base import File
from django.db import transaction
from PIL import Image as Picture
from PIL import ImageOps

from apps.core.limits import count_action
from apps.users.actions import update_profile
from apps.users.models import User

from .. import sandbox
from ..files import file_name, keep, new_key, on_disk
from ..pictures.encoding import nature_of, write
from ..tasks.files import delete_files
from .upload import PREVIEW_SECONDS

# Width and height in pixels, the largest first.
SIZES = {"avatar": [(400, 400), (96, 96)], "header": [(1500, 500), (600, 200)]}


def upload_portrait(user: User, kind: str, file: File, crop: list[float] | None = None) -> None:
    """Gives `user` an avatar or a header (`kind`) from a picture they sent.

    `crop` as in `pictures.jobs.portrait`. Raises BadPictureError and LimitReachedError.
    """
    # A picture that can't be read costs as much as any other, so it counts too.
    count_action("portrait", user.pk)
    key = new_key(kind)
    with on_disk(file) as (source, folder):
        sandbox.run(
            "portrait", source, folder, seconds=PREVIEW_SECONDS, sizes=SIZES[kind], crop=crop
        )
        keep(key, folder)
    _give(user, kind, key)


def set_portrait(
    user: User, avatar: Picture.Image | None = None, header: Picture.Image | None = None
) -> None:
    """Gives `user` an avatar, a header, or both, that the site itself made."""
    for kind, picture in (("avatar", avatar), ("header", header)):
        if picture is None:
            continue
        key = new_key(kind)
        with TemporaryDirectory(prefix="twite-") as folder:
            for size in SIZES[kind]:
                fitted = ImageOps.fit(picture, size)
                write(fitted, size, Path(folder) / f"{size[0]}.webp", nature_of(picture))
            keep(key, Path(folder))
        _give(user, kind, key)


def remove_portrait(user: User, kind: str) -> None:
    _give(user, kind, "")


@transaction.atomic
def _give(user: User, kind: str, key: str) -> None:
    old = User.objects.select_for_update().values_list(kind, flat=True).get(pk=user.pk)
    update_profile(user, **{kind: key})
    if old:
        names = [file_name(old, width) for width, _ in SIZES[kind]]
        transaction.on_commit(partial(delete_files.enqueue, names))
