"""What can be made of a file. Each job writes WebP files into a folder."""

from math import inf
from pathlib import Path
from typing import Any

from PIL import Image

from .cleaning import Clean, average_colour, clean, upright_size
from .encoding import SMALL_FILE, is_crisp, write
from .moving import write_moving
from .opening import moves, opened
from .sizes import (
    MAX_AREA,
    MAX_CLEAR_AREA,
    MAX_HEAVY_AREA,
    Size,
    at_width,
    box,
    fitted,
    shown_size,
    widths_of,
)


def preview(source: Path, folder: Path) -> dict[str, Any]:
    """Writes the smallest width; tells shown size, colour, whether it moves, and whether its
    pixels are to be seen."""
    with opened(source) as picture:
        size, moving = _shown(picture), moves(picture)
        width = widths_of(size)[0]
        small, nature = clean(picture, min(width, *size))
        write(small, at_width(width, size), folder / f"{width}.webp", nature)
        return {
            "width": size[0],
            "height": size[1],
            "colour": average_colour(small),
            "moving": moving,
            "crisp": is_crisp(size, nature),
        }


def variants(source: Path, folder: Path) -> dict[str, Any]:
    """Writes the widths that there are to be, and `moving.webp` of an animation."""
    size, moving, still = _still(source)
    widths = _worthwhile(still, size, folder)
    if moving:
        with opened(source) as picture:
            write_moving(picture, folder / "moving.webp")
    return {"widths": widths}


def _still(source: Path) -> tuple[Size, bool, Clean]:
    """Shown size, whether it moves, and the picture. The decoder is gone, with what it held."""
    with opened(source) as picture:
        size, moving = _shown(picture), moves(picture)
        return size, moving, clean(picture, min(size))


def _shown(picture: Image.Image) -> Size:
    most = MAX_HEAVY_AREA if picture.format in {"WEBP", "AVIF"} else MAX_AREA
    if picture.has_transparency_data:
        most = MAX_CLEAR_AREA
    return shown_size(upright_size(picture), most)


def _worthwhile(still: Clean, size: Size, folder: Path) -> list[int]:
    """Writes every width whose file is small, or smaller than those of the wider ones: few colours
    become many when they are scaled."""
    widths: list[int] = []
    least = inf
    for width in reversed(widths_of(size)):
        path = folder / f"{width}.webp"
        write(still.picture, at_width(width, size), path, still.nature)
        weight = path.stat().st_size
        if weight < max(least, SMALL_FILE):
            least = min(least, weight)
            widths.insert(0, width)
        else:
            path.unlink()
    return widths


def portrait(
    source: Path, folder: Path, sizes: list[Size], crop: list[float] | None = None
) -> dict[str, Any]:
    """Writes `<width>.webp` for each of `sizes`, all of one shape, the largest first.

    `crop` is left, top and width of the part to keep, in parts of the picture's width and
    height; without it the middle is kept.
    """
    with opened(source) as picture:
        upright, nature = clean(picture, max(sizes[0]))
        part = upright.crop(box(upright.size, sizes[0], crop))
        for size in sizes:
            write(part, size, folder / f"{size[0]}.webp", nature)
    return {}


def thumbnail(source: Path, folder: Path, width: int) -> dict[str, Any]:
    """Writes one file, `width` wide at most; tells its size and colour."""
    with opened(source) as picture:
        full = upright_size(picture)
        size = fitted(full, (width, 2 * width))
        small, nature = clean(picture, min(size))
        write(small, size, folder / f"{size[0]}.webp", nature)
    return {"width": size[0], "height": size[1], "colour": average_colour(small)}
