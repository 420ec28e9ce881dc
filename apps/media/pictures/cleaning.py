"""Upright, in sRGB, without metadata, and no larger than needed."""

from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageCms

from .encoding import Nature, nature_of
from .sizes import MAX_COPIED

# Pixels converted at once, so that a large picture is never held twice.
STRIP = 1_000_000

TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class Clean(NamedTuple):
    """RGB or RGBA in sRGB, upright, without metadata; and what sort of picture it was."""

    picture: Image.Image
    nature: Nature


def clean(picture: Image.Image, least: int) -> Clean:
    """Scaled down, but not below `least` pixels on the shorter side. `picture` itself is closed."""
    turn = TURNS.get(picture.info["orientation"])
    profile = picture.info.get("icc_profile")
    if picture.format == "JPEG":
        # Decodes to a half, a quarter or an eighth where that is enough.
        picture.draft(picture.mode, (least * 2, least * 2))
    picture.load()
    nature = nature_of(picture)
    factor = max(1, min(picture.size) // (least * 2))
    if factor == 1 and picture.width * picture.height > MAX_COPIED:
        factor = 2
    reduced = _reduced(picture, factor)
    # Its pixels are not needed any more, and there may be 200 MB of them.
    picture.close()
    result = _to_srgb(reduced, profile)
    return Clean(result.transpose(turn) if turn else result, nature)


def upright_size(picture: Image.Image) -> tuple[int, int]:
    """Width and height as it is to be seen, known before anything is decoded."""
    width, height = picture.size
    return (height, width) if picture.info["orientation"] >= 5 else (width, height)


def _reduced(picture: Image.Image, factor: int) -> Image.Image:
    """A copy at 1/`factor` of the size, in a mode that colours can be converted from."""
    width, height = picture.size
    rows = max(1, STRIP // (width * factor)) * factor
    mode = _plain(picture.crop((0, 0, 1, 1))).mode
    result = Image.new(mode, (-(-width // factor), -(-height // factor)))
    for top in range(0, height, rows):
        strip = picture.crop((0, top, width, min(height, top + rows)))
        result.paste(_plain(strip).reduce(factor), (0, top // factor))
    return result


def _plain(picture: Image.Image) -> Image.Image:
    if picture.mode in {"I", "F"} or picture.mode.startswith("I;16"):
        # 16 bits for each pixel; a plain conversion would cut off what is above 255.
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture if picture.mode in {"RGB", "L", "CMYK"} else picture.convert("RGB")


def _to_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if picture.mode == "RGBA":
        if not profile:
            return picture
        colours = _to_srgb(picture.convert("RGB"), profile)
        colours.putalpha(picture.getchannel("A"))
        return colours
    if profile:
        try:
            converted = ImageCms.profileToProfile(
                picture,
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            # A broken profile, or one for other colours than these: they are taken as they are.
            return picture.convert("RGB")
        return converted or picture
    return picture.convert("RGB")


def average_colour(picture: Image.Image) -> str:
    """As #rrggbb; empty when one can see through the picture, and so what is behind it."""
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() != (255, 255):
        return ""
    return "#" + picture.convert("RGB").resize((1, 1), Image.Resampling.BOX).tobytes().hex()
