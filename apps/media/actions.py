"""Keeping pictures; the only writers of their rows and files."""

import secrets
from functools import partial
from io import BytesIO

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image as Picture

from apps.users.actions import update_profile
from apps.users.models import User

from .models import Image

QUALITY = 82


@transaction.atomic
def store_image(owner: User, picture: Picture.Image, alt: str = "") -> Image:
    """Keeps `picture` as WebP for a Tweet of `owner`."""
    image = Image(
        owner=owner,
        width=picture.width,
        height=picture.height,
        colour=_average_colour(picture),
        alt=alt,
    )
    image.file.save(_new_name("image"), _webp(picture), save=False)
    image.save()
    return image


@transaction.atomic
def set_portrait(
    user: User, avatar: Picture.Image | None = None, header: Picture.Image | None = None
) -> None:
    """Gives `user` an avatar, a header, or both."""
    changes = {}
    for field, picture in (("avatar", avatar), ("header", header)):
        if picture is not None:
            storage = User._meta.get_field(field).storage  # type: ignore[union-attr]
            changes[field] = storage.save(_new_name(field), _webp(picture))
    update_profile(user, **changes)


@transaction.atomic
def discard_images(images: list[Image]) -> None:
    """Deletes the rows now, and the files once that is certain."""
    for image in images:
        storage, name = image.file.storage, str(image.file.name)
        transaction.on_commit(partial(storage.delete, name))
    Image.objects.filter(pk__in=[image.pk for image in images]).delete()


def _new_name(kind: str) -> str:
    token = secrets.token_urlsafe(18)
    return f"{kind}/{token[:2]}/{token}.webp"


def _webp(picture: Picture.Image) -> ContentFile:
    buffer = BytesIO()
    picture.convert("RGB").save(buffer, "WEBP", quality=QUALITY, method=4)
    return ContentFile(buffer.getvalue())


def _average_colour(picture: Picture.Image) -> str:
    red, green, blue = picture.convert("RGB").resize((1, 1)).getpixel((0, 0))  # type: ignore[misc]
    return f"#{red:02x}{green:02x}{blue:02x}"
