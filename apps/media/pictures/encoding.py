"""Writing WebP. What is not written without loss has colours of half the width and height: nobody
sees that in a photograph, everybody in red letters."""

from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from .sizes import Size

FEW_COLOURS = 256
# Greys lose no colours; these many are drawn, more are a photograph.
FEW_GREYS = 64
# Bytes that are no matter, whatever a picture is.
SMALL_FILE = 48_000
# Pixels of a photograph that may fit into these.
SMALL_PHOTO = 65_536
# Of a picture that is too small to be a photograph.
ICON = 16_384

# Bytes that are too many, whatever a picture is; they would take too much memory to write, too.
LARGE_FILE = 4_000_000
# Pixels of which the whole is judged, and from how many on the encoder takes less memory.
SAMPLE = 400_000
LARGE = 4_000_000

_LOSSY = {"quality": 82, "method": 4}
_LOSSLESS = {"lossless": True, "quality": 50, "method": 2}
_LOSSLESS_LARGE = {"lossless": True, "quality": 24, "method": 1}


class Nature(StrEnum):
    """What sort of picture: one that lost colours already, one of few, or neither."""

    PHOTO = "photo"
    DRAWN = "drawn"
    OTHER = "other"


# How many times as large a file may be for having lost nothing.
_WORTH = {Nature.PHOTO: 0, Nature.DRAWN: 4, Nature.OTHER: 2}


def nature_of(picture: Image.Image) -> Nature:
    """Of one as it was sent, its pixels decoded."""
    if picture.format == "JPEG":
        return Nature.PHOTO
    most = FEW_GREYS if picture.mode in {"L", "LA"} else FEW_COLOURS
    # Where it is asked for more bits than eight, it counts none.
    few = picture.mode in {"1", "L", "LA", "P", "PA", "RGB", "RGBA"} and picture.getcolors(most)
    return Nature.DRAWN if few else Nature.OTHER


def is_crisp(size: Size, nature: Nature) -> bool:
    """Whether its pixels are to be seen as they are when it is enlarged."""
    return nature is Nature.DRAWN or (nature is Nature.OTHER and size[0] * size[1] <= ICON)


def write(picture: Image.Image, size: Size, path: Path, nature: Nature) -> None:
    """Writes `picture` scaled to `size`, without loss where that is worth its bytes."""
    resized = picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS)
    path.write_bytes(_encode(resized, nature))


def _encode(picture: Image.Image, nature: Nature) -> bytes:
    area = picture.width * picture.height
    lossy = _webp(picture, _LOSSY)
    if (nature is Nature.PHOTO and area > SMALL_PHOTO) or not _promises(picture, nature):
        return lossy
    lossless = _webp(picture, _LOSSLESS_LARGE if area > LARGE else _LOSSLESS)
    most = max(SMALL_FILE, _WORTH[nature] * len(lossy))
    return lossless if len(lossless) <= most else lossy


def _promises(picture: Image.Image, nature: Nature) -> bool:
    """Whether a part of a large picture says that the whole may be worth trying."""
    area = picture.width * picture.height
    if area <= 2 * SAMPLE:
        return True
    sample = _sample(picture)
    lossless = len(_webp(sample, _LOSSLESS))
    whole = lossless * area / (sample.width * sample.height)
    return whole <= LARGE_FILE and lossless <= 1.5 * _WORTH[nature] * len(_webp(sample, _LOSSY))


def _sample(picture: Image.Image) -> Image.Image:
    """Four stripes of it, one below the other."""
    width, height = picture.size
    across = width >= height
    length, other = (width, height) if across else (height, width)
    part = max(1, SAMPLE // (4 * other))
    stripes = Image.new(picture.mode, (4 * part, other) if across else (other, 4 * part))
    for number in range(4):
        start = (length - part) * number // 3
        box = (start, 0, start + part, other) if across else (0, start, other, start + part)
        stripes.paste(picture.crop(box), (number * part, 0) if across else (0, number * part))
    return stripes


def _webp(picture: Image.Image, options: dict[str, Any]) -> bytes:
    buffer = BytesIO()
    # Nothing that hangs on the picture, such as a comment, comes along.
    picture.save(buffer, "WEBP", icc_profile=None, exif=b"", xmp=b"", **options)
    return buffer.getvalue()
