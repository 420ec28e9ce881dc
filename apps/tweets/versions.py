"""What a Tweet says and said, for its public history."""

from datetime import datetime
from typing import NamedTuple

from django.utils.safestring import SafeString

from apps.media.models import Image

from .models import Revision, Tweet

# Ids of images and their descriptions.
type Described = list[tuple[int, str]]


class ShownPicture(NamedTuple):
    """`image` is None when it was removed since."""

    image: Image | None
    alt: str


class Version(NamedTuple):
    """`until` is None for the one that stands. `covered`: no picture is shown, since this version
    or the one that stands marks them."""

    html: SafeString
    since: datetime | None
    until: datetime | None
    pictures: list[ShownPicture]
    sensitive: bool
    covered: bool


def versions_of(tweet: Tweet) -> list[Version]:
    """The newest first. `tweet` is from `for_viewer`; one query."""
    images = {one.image_id: one.image for one in tweet.attachments.all()}
    pictures: Described = [(image.pk, image.alt) for image in images.values()]
    sensitive = tweet.sensitive
    versions = [
        Version(tweet.html, tweet.edited_at, None, _shown(pictures, images), sensitive, sensitive)
    ]
    revision: Revision
    for revision in tweet.revisions.all():
        # Where it is not kept it was as after it.
        pictures = pictures if revision.pictures is None else revision.pictures
        sensitive = sensitive if revision.sensitive is None else revision.sensitive
        versions.append(
            Version(
                revision.html,
                revision.written_at,
                revision.replaced_at,
                _shown(pictures, images),
                sensitive,
                sensitive or tweet.sensitive,
            )
        )
    return versions


def _shown(pictures: Described, images: dict[int, Image]) -> list[ShownPicture]:
    return [ShownPicture(images.get(pk), alt) for pk, alt in pictures]
