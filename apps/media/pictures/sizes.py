"""Which sizes are made of a picture. A size is width and height in pixels."""

from math import sqrt

# A picture gets those widths below its own, and its own up to the largest; the last ones are for
# wide ones alone.
WIDTHS = (360, 720, 1280, 2048, 4096, 8192)
BOUND = (2048, 4096)
# A picture whose one side is so many times the other is long: bounded by its area instead, or
# nobody could read what is on it.
LONG = 3
MAX_AREA = 12_500_000
# Less where the decoder (of WebP and AVIF), or the encoder (of what one can see through), takes
# more memory.
MAX_HEAVY_AREA = 8_400_000
MAX_CLEAR_AREA = 5_000_000
# Of one that is decoded, copied without making it smaller.
MAX_COPIED = 25_000_000
# WebP can't have more.
MAX_SIDE = 16_383
MAX_TIMES = 8

type Size = tuple[int, int]


def shown_size(size: Size, most: int = MAX_AREA) -> Size:
    """Of the largest picture made of an upright one of `size`; of a long one `most` pixels."""
    if not is_long(size):
        return fitted(size, BOUND)
    area = size[0] * size[1]
    # A larger one is halved while it is copied, since both would not fit into memory.
    scale = sqrt(min(1.0, most / area)) if area <= MAX_COPIED else 0.5
    return fitted(size, (min(MAX_SIDE, size[0] * scale), min(MAX_SIDE, size[1] * scale)))


def is_long(size: Size) -> bool:
    return max(size) > LONG * min(size)


def whole_times(size: Size, room: Size) -> int:
    """By how much a picture of `size` can be enlarged inside `room` so that each of its pixels
    becomes equally many: 1 to MAX_TIMES, or 0 when it does not fit at all."""
    return min(MAX_TIMES, room[0] // size[0], room[1] // size[1])


def fitted(size: Size, bound: tuple[float, float]) -> Size:
    """`size` scaled down, never up, until it is inside `bound`."""
    scale = min(1.0, bound[0] / size[0], bound[1] / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def widths_of(size: Size) -> list[int]:
    """Widths of the pictures made of one whose shown size is `size`, ascending."""
    return [width for width in WIDTHS if width < size[0]] + [size[0]]


def at_width(width: int, size: Size) -> Size:
    """`size` scaled to `width`."""
    return width, max(1, round(size[1] * width / size[0]))


def box(size: Size, shape: Size, crop: list[float] | None) -> tuple[int, int, int, int]:
    """The part of a picture of `size` to keep, as left, top, right and bottom: the largest of
    that shape, or the smaller one that `crop` names, moved inside where it would stick out."""
    ratio = shape[0] / shape[1]
    widest = min(size[0], size[1] * ratio)
    width = min(widest, max(1.0, size[0] * crop[2])) if crop else widest
    height = width / ratio
    x = crop[0] * size[0] if crop else (size[0] - width) / 2
    y = crop[1] * size[1] if crop else (size[1] - height) / 2
    x, y = min(max(0.0, x), size[0] - width), min(max(0.0, y), size[1] - height)
    # Of a picture a few pixels wide, at least one remains.
    right, bottom = max(x + width, x + 1), max(y + height, y + 1)
    return round(x), round(y), round(right), round(bottom)
