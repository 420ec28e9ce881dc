"""Opening a file, and refusing what is no picture, or too much of one."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import ExifTags, Image, PngImagePlugin, UnidentifiedImageError

from .stripping import MAX_PROFILE, strip

# A progressive JPEG repeats itself finer and finer, ten times usually; a hostile one thousands of
# times, each as much work as all of its pixels (a second for a thousand million of them).
_SCAN = b"\xff\xda"
MAX_SCANNED_PIXELS = 750_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
MAX_PIXELS = 50_000_000
# These decoders hold a picture several times over; more would not fit into the memory given.
MAX_PIXELS_OF = {"WEBP": 16_000_000, "AVIF": 25_000_000}
MAX_FRAMES = 500
# Of all frames together.
MAX_MOVING_PIXELS = 300_000_000


class BadPictureError(Exception):
    """The file can't be used; `str()` is a sentence for the person who chose it."""


@contextmanager
def opened(path: Path) -> Iterator[Image.Image]:
    """The picture in the file, its size and frames checked, nothing decoded yet, without metadata
    but for `info["orientation"]`, 1 to 8.

    Raises BadPictureError here and for whatever goes wrong while it is read.
    """
    Image.MAX_IMAGE_PIXELS = None
    PngImagePlugin.MAX_TEXT_CHUNK = MAX_PROFILE
    if path.stat().st_size == 0:
        raise BadPictureError("The file is empty.")
    try:
        content, orientation = strip(path.read_bytes())
        picture = Image.open(BytesIO(content), formats=FORMATS)
        try:
            if picture.format == "AVIF":
                # Turned by the container itself, which Pillow tells as EXIF.
                orientation = picture.getexif().get(ExifTags.Base.Orientation, 1)
            picture.info["orientation"] = orientation
            _check(picture)
            _check_scans(picture, content)
            yield picture
        finally:
            picture.close()
    except UnidentifiedImageError as error:
        raise BadPictureError("This is no JPEG, PNG, WebP, GIF or AVIF picture.") from error
    except MemoryError as error:
        raise BadPictureError(
            "This picture takes too much memory to read. Save it as JPEG, or make it smaller."
        ) from error
    # A damaged file fails in many ways, each codec in its own.
    except (
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        IndexError,
        TypeError,
        struct.error,
    ) as error:
        raise BadPictureError(
            "This picture is damaged, or too large to read. Saving it anew as JPEG may help."
        ) from error


def _check(picture: Image.Image) -> None:
    pixels = picture.width * picture.height
    allowed = MAX_PIXELS_OF.get(picture.format or "", MAX_PIXELS)
    if pixels > allowed:
        raise BadPictureError(
            f"This {picture.format} picture has {pixels / 1_000_000:.1f} megapixels; "
            f"{allowed // 1_000_000} are allowed."
        )
    if not moves(picture):
        return
    frames = getattr(picture, "n_frames", 1)
    if frames > MAX_FRAMES:
        raise BadPictureError(f"This animation has {frames} frames; {MAX_FRAMES} are allowed.")
    if frames * pixels > MAX_MOVING_PIXELS:
        raise BadPictureError("This animation is too large. Make it shorter or smaller.")


def _check_scans(picture: Image.Image, content: bytes) -> None:
    if picture.format != "JPEG":
        return
    scans = content.count(_SCAN)
    if scans * picture.width * picture.height > MAX_SCANNED_PIXELS:
        raise BadPictureError(
            "This picture is put together from too many layers. Save it as a JPEG that is not "
            "progressive, or make it smaller."
        )


def moves(picture: Image.Image) -> bool:
    """Whether it is an animation."""
    return bool(getattr(picture, "is_animated", False))
