"""What can be made of a file. Each job writes WebP files into a folder."""

from pathlib import Path
from typing import Any

from PIL import Image

from .cleaning import average_colour, clean, upright_size
from .moving import write_moving
from .opening import moves, opened
from .sizes import Size, at_width, box, fitted, shown_size, widths_of

QUALITY = 82


def preview(source: Path, folder: Path) -> dict[str, Any]:
    """Writes the smallest width; tells shown size, colour and whether it moves."""
    with opened(source) as picture:
        size, moving = shown_size(upright_size(picture)), moves(picture)
        width = widths_of(size)[0]
        small = clean(picture, min(width, *size))
        write(small, at_width(width, size), folder / f"{width}.webp")
        return {
            "width": size[0],
            "height": size[1],
            "colour": average_colour(small),
            "moving": moving,
        }


def variants(source: Path, folder: Path) -> dict[str, Any]:
    """Writes every width, and `moving.webp` of an animation."""
    with opened(source) as picture:
        size = shown_size(upright_size(picture))
        still, moving = clean(picture, min(size)), moves(picture)
    for width in reversed(widths_of(size)):
        write(still, at_width(width, size), folder / f"{width}.webp")
    if moving:
        with opened(source) as picture:
            write_moving(picture, folder / "moving.webp")
    return {"widths": widths_of(size)}


def portrait(
    source: Path, folder: Path, sizes: list[Size], crop: list[float] | None = None
) -> dict[str, Any]:
    """Writes `<width>.webp` for each of `sizes`, all of one shape, the largest first.

    `crop` is left, top and width of the part to keep, in parts of the picture's width and
    height; without it the middle is kept.
    """
    with opened(source) as picture:
        upright = clean(picture, max(sizes[0]))
        part = upright.crop(box(upright.size, sizes[0], crop))
        for size in sizes:
            write(part, size, folder / f"{size[0]}.webp")
    return {}


def thumbnail(source: Path, folder: Path, width: int) -> dict[str, Any]:
    """Writes one file, `width` wide at most; tells its size and colour."""
    with opened(source) as picture:
        full = upright_size(picture)
        size = fitted(full, (width, 2 * width))
        small = clean(picture, min(size))
        write(small, size, folder / f"{size[0]}.webp")
    return {"width": size[0], "height": size[1], "colour": average_colour(small)}


def write(picture: Image.Image, size: Size, path: Path) -> None:
    resized = picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS)
    # A new picture: nothing that hung on the old one, such as a comment, comes along.
    bare = Image.frombytes(resized.mode, resized.size, resized.tobytes())
    bare.save(path, "WEBP", quality=QUALITY, method=4)
