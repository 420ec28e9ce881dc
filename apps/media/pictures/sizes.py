"""Which sizes are made of a picture. A size is width and height in pixels."""

# A picture gets those widths below its own, and its own up to the largest.
WIDTHS = (360, 720, 1280, 2048)
MAX_HEIGHT = 4096

type Size = tuple[int, int]


def shown_size(size: Size) -> Size:
    """Of the largest picture made of an upright one of `size`."""
    return fitted(size, (WIDTHS[-1], MAX_HEIGHT))


def fitted(size: Size, bound: Size) -> Size:
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
