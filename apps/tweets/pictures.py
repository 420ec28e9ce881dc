"""The pictures in a composer: uploaded, described, and put in order before the Tweet is sent."""

import time
from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from apps.core.ids import parse_id
from apps.core.limits import LimitReachedError
from apps.media.actions.upload import upload_image
from apps.media.models import Image
from apps.media.pictures.opening import BadPictureError
from apps.text.normalising import prose
from apps.users.models import User

MAX_PICTURES = 4
MAX_ALT = 1_000
# All pictures of one request are read within so many seconds, or not at all.
REQUEST_SECONDS = 10
GONE = "One of the pictures is no longer there. Please choose it again."


def named(data: QueryDict) -> list[int]:
    """The ids in the fields `images`, each once."""
    ids = (parse_id(text) for text in data.getlist("images")[:MAX_PICTURES])
    return list(dict.fromkeys(pk for pk in ids if pk))


def chosen(data: QueryDict, owner: User) -> tuple[list[Image], list[str]]:
    """The unused uploads of `owner` that the fields `images` name, in their order, each with the
    description in `alt_<id>`; and a sentence if one of them can't be had."""
    ids = named(data)
    found = Image.objects.filter(owner=owner, used=False).in_bulk(ids)
    images = _described(data, [found[pk] for pk in ids if pk in found])
    return images, [] if len(images) == len(ids) else [GONE]


def remaining(data: QueryDict, images: Sequence[Image]) -> list[Image]:
    """Those of the pictures of a Tweet that the fields `images` name, in their order and described
    as there. All of them when the form shows no pictures (`with_pictures`) and names none."""
    ids = named(data)
    if not ids and "with_pictures" not in data:
        return _described(data, images)
    found = {image.pk: image for image in images}
    return _described(data, [found[pk] for pk in ids if pk in found])


def _described(data: QueryDict, images: Sequence[Image]) -> list[Image]:
    for image in images:
        image.alt = _clean(data.get(f"alt_{image.pk}", image.alt))
    return list(images)


def too_long(images: Sequence[Image]) -> list[str]:
    """A sentence for each description that is."""
    sentence = f"A description may have {MAX_ALT:,} characters."
    return [sentence for image in images if len(image.alt) > MAX_ALT]


def _clean(alt: str) -> str:
    # A line's end counts as one character here, as in the browser.
    return prose(alt)


def take_in(
    files: Sequence[UploadedFile], owner: User, room: int, seconds: float = REQUEST_SECONDS
) -> tuple[list[Image], list[str]]:
    """Keeps the files as pictures, `room` of them at most, and those that are read within so many
    seconds; and a sentence for each that can't be had."""
    images: list[Image] = []
    problems = [] if len(files) <= room else [f"A Tweet holds {MAX_PICTURES} pictures at most."]
    until = time.monotonic() + seconds
    for file in files[:room]:
        try:
            images.append(upload_image(owner, file, until=until))
        except BadPictureError as error:
            problems.append(f"{file.name}: {error}")
        except LimitReachedError as error:
            problems.append(str(error))
            break
    return images, problems


def arrange(images: list[Image], order: str) -> list[Image]:
    """The pictures after "remove-<id>", "earlier-<id>" or "later-<id>"; anything else changes
    nothing."""
    what, _, which = order.partition("-")
    at = next((i for i, image in enumerate(images) if str(image.pk) == which), None)
    if at is None:
        return images
    rest = images[:at] + images[at + 1 :]
    if what == "remove":
        return rest
    to = max(0, at - 1) if what == "earlier" else min(len(rest), at + 1)
    return [*rest[:to], images[at], *rest[to:]]
