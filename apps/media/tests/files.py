"""Files that people might send: good, odd and hostile ones."""

import struct
import zlib
from io import BytesIO

from PIL import Image as Picture
from PIL import ImageCms, PngImagePlugin

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


def encoded(picture, kind, **options):
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def noise(width, height, mode="RGB"):
    return Picture.effect_noise((width, height), 60).convert(mode)


def stripes(size=(64, 64), colours=("#f00", "#00f")):
    """One pixel wide."""
    picture = Picture.new("RGB", size)
    for x in range(size[0]):
        picture.paste(colours[x % len(colours)], (x, 0, x + 1, size[1]))
    return picture


def turned():
    """A JPEG that lies on its side, its upper left quarter red when upright, with a place."""
    upright = Picture.new("RGB", (200, 400), "white")
    upright.paste("red", (0, 0, 100, 200))
    exif = Picture.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "secret words"
    exif.get_ifd(0x8825)[2] = (52.0, 31.0, 12.0)
    return encoded(upright.rotate(90, expand=True), "JPEG", exif=exif, quality=95)


def with_texts():
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "secret words")
    return encoded(noise(50, 50), "PNG", pnginfo=info)


def wide_gamut():
    """Full red as Display P3 has it, which no screen of the usual kind can show."""
    profile = ImageCms.createProfile("LAB")
    return encoded(
        Picture.new("RGB", (64, 64), "red"),
        "PNG",
        icc_profile=ImageCms.ImageCmsProfile(profile).tobytes(),
    )


def frames(count, size=(40, 30), **options):
    pictures = [Picture.new("L", size, 40 + number % 200) for number in range(count)]
    for number, picture in enumerate(pictures):
        picture.putpixel((number % size[0], number // size[0]), 0)
    return encoded(
        pictures[0], "GIF", save_all=True, append_images=pictures[1:], duration=50, **options
    )


def bomb(width, height, *, honest=False):
    """A PNG that says it is that large: a few bytes for as much memory as it can get. An honest
    one is."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compressobj(9)
    row = b"\0" * (width * 3 + 1)
    rows = b"".join(pixels.compress(row) for _ in range(height if honest else 9))
    data = chunk(b"IDAT", rows + pixels.flush())
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + data + chunk(b"IEND", b"")


def layered(side, scans):
    """A progressive JPEG that repeats its last layer until it has so many."""
    first, *layers = encoded(Picture.new("RGB", (side, side), "teal"), "JPEG", progressive=True)[
        :-2
    ].split(b"\xff\xda")
    layers += [layers[-1]] * (scans - len(layers))
    return b"\xff\xda".join([first, *layers]) + b"\xff\xd9"
