"""What is drawn keeps its colours and edges; what is long stays readable."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image as Picture
from PIL import ImageChops, ImageDraw

from apps.media.models import Image
from apps.media.pictures import jobs
from apps.media.pictures.sizes import (
    MAX_AREA,
    MAX_SIDE,
    shown_size,
    whole_times,
    widths_of,
)

from . import files


def letters(size=(600, 200), ink="#f00", ground="#000"):
    picture = Picture.new("RGB", size, ground)
    for top in range(0, size[1], 40):
        ImageDraw.Draw(picture).text((4, top), "red letters on black " * 9, fill=ink, font_size=28)
    return picture


def screen():
    """A screenshot: letters of many colours beside a gradient."""
    picture = letters((1200, 800), "#123", "#fff")
    picture.paste(Picture.linear_gradient("L").convert("RGB").resize((300, 800)), (900, 0))
    for number in range(400):
        colour = (number % 256, 255 - number % 200, number // 2)
        picture.paste(colour, (number * 2, 700, number * 2 + 2, 720))
    return picture


def sprite():
    """Pixel art with holes in it, of 16 by 16."""
    picture = Picture.new("RGBA", (16, 16))
    for number in range(0, 256, 3):
        picture.putpixel((number % 16, number // 16), (number, 255 - number, 90, 255))
    return picture


def photo(size, mode="RGB"):
    bands = [Picture.effect_noise(size, 30 + 9 * number) for number in range(len(mode))]
    return Picture.merge(mode, bands)


def made(folder, content, job=jobs.variants) -> tuple[Any, Any]:
    """What `job` tells, and the widest picture that it made."""
    (folder / "source").write_bytes(content)
    facts = job(folder / "source", folder)
    widest = max((int(path.stem), path) for path in folder.glob("[0-9]*.webp"))[1]
    return facts, Picture.open(BytesIO(widest.read_bytes()))


def off_by(one, other):
    both = (picture.convert("RGBA") for picture in (one, other))
    # Nobody sees the colour of what is not there.
    grounded = (Picture.alpha_composite(Picture.new("RGBA", one.size, "grey"), b) for b in both)
    difference = ImageChops.difference(*(picture.convert("RGB") for picture in grounded))
    return max(difference.tobytes())


DRAWN = {
    "two colours": files.stripes(),
    "two colours, large": files.stripes((1600, 900)),
    "four colours": files.stripes((300, 200), ("#f00", "#0f0", "#00f", "#fff")),
    "red letters": letters(),
    "blue letters on red": letters((900, 700), "#00f", "#f00"),
    "a screenshot": screen(),
    "pixel art": sprite(),
    "small, of many colours": photo((64, 64)),
    "a single pixel": Picture.new("RGB", (1, 1), "#f0f"),
    "a line": Picture.new("RGB", (1500, 1), "#f0f"),
}


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("job", [jobs.preview, jobs.variants])
def test_what_is_drawn_loses_nothing(tmp_path, job, name, kind):
    picture = DRAWN[name]
    content = files.encoded(picture, kind, **({"lossless": True} if kind == "WEBP" else {}))
    _, shown = made(tmp_path, content, job)
    if shown.size == picture.size:
        assert off_by(picture, shown) == 0


def test_one_of_a_palette_loses_nothing(tmp_path):
    for number, kind in enumerate(("PNG", "GIF")):
        picture = letters().quantize(256)
        folder = tmp_path / str(number)
        folder.mkdir()
        _, shown = made(folder, files.encoded(picture, kind))
        assert off_by(picture, shown) == 0


@pytest.mark.parametrize(("kind", "mode"), [("JPEG", "RGB"), ("PNG", "RGB"), ("PNG", "RGBA")])
def test_a_photograph_stays_small(tmp_path, kind, mode):
    picture = photo((900, 600), mode)
    facts, _ = made(tmp_path, files.encoded(picture, kind))
    assert facts["widths"] == [360, 720, 900]
    for path in tmp_path.glob("[0-9]*.webp"):
        assert b"VP8L" not in path.read_bytes()[:30]


def test_no_width_is_made_that_weighs_more_than_a_wider_one(tmp_path):
    dots = Picture.effect_noise((1800, 1200), 90).point(lambda value: value > 200 and 255)
    facts, _ = made(tmp_path, files.encoded(dots.convert("RGB"), "PNG"))
    sizes = [(tmp_path / f"{width}.webp").stat().st_size for width in facts["widths"]]
    assert facts["widths"][-1] == 1800
    assert len(sizes) < 4
    assert sizes == sorted(sizes)


def test_an_animation_that_is_drawn_loses_nothing(tmp_path):
    frames = [files.stripes(colours=pair) for pair in (("#f00", "#00f"), ("#0f0", "#f00"))]
    content = files.encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    made(tmp_path, content)
    moving: Any = Picture.open(tmp_path / "moving.webp")
    for number, frame in enumerate(frames):
        moving.seek(number)
        assert off_by(frame, moving) == 0


def test_an_animation_is_turned_as_its_picture(tmp_path):
    frames = [Picture.new("RGB", (60, 40), colour) for colour in ("red", "blue")]
    exif = Picture.Exif()
    exif[0x0112] = 6
    content = files.encoded(
        frames[0], "WEBP", save_all=True, append_images=frames[1:], duration=50, exif=exif
    )
    _, still = made(tmp_path, content)
    assert still.size == Picture.open(tmp_path / "moving.webp").size == (40, 60)


@pytest.mark.parametrize(
    ("picture", "kind", "crisp"),
    [
        (files.stripes(), "PNG", True),
        (sprite(), "PNG", True),
        (letters(), "GIF", True),
        (photo((64, 64)), "PNG", True),
        (photo((300, 200)), "PNG", False),
        (photo((64, 64)), "JPEG", False),
        (photo((64, 64)).convert("L"), "PNG", True),
        (photo((300, 200)).convert("L"), "PNG", False),
    ],
)
def test_it_tells_whose_pixels_are_to_be_seen(tmp_path, picture, kind, crisp):
    facts, _ = made(tmp_path, files.encoded(picture, kind), jobs.preview)
    assert facts["crisp"] is crisp


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((1600, 1000), (1600, 1000)),
        ((6000, 3000), (2048, 1024)),
        ((3000, 6000), (2048, 4096)),
        ((1000, 12_000), (1000, 12_000)),
        ((12_000, 1000), (12_000, 1000)),
        ((1080, 14_000), (982, 12_729)),
        ((20_000, 1), (16_383, 1)),
        ((1, 20_000), (1, 16_383)),
        ((30, 20_000), (25, 16_383)),
        ((1_000_000, 49), (16_383, 1)),
        ((700, 70_000), (164, 16_383)),
        ((3000, 16_000), (1500, 8000)),
    ],
)
def test_a_long_picture_is_bounded_by_its_area(size, shown):
    found = shown_size(size)
    assert found == shown
    assert found[0] * found[1] <= MAX_AREA
    assert max(found) <= MAX_SIDE
    assert widths_of(found)[-1] == found[0]


@pytest.mark.parametrize(
    ("size", "times"), [((64, 64), 4), ((16, 16), 8), ((288, 1), 1), ((289, 1), 0), ((9, 401), 0)]
)
def test_it_is_enlarged_by_whole_numbers(size, times):
    assert whole_times(size, (288, 400)) == times


@pytest.mark.parametrize(
    ("size", "crisp", "seen"),
    [
        ((64, 64), True, ("", "", "x4 w7", "x1 w2")),
        ((64, 64), False, ("", "", "", "")),
        ((600, 400), True, ("", "", "", "")),
        ((200, 150), True, ("", "", "x1 w2", "")),
        ((1000, 3001), False, ("long", "", "", "")),
        ((3001, 1000), False, ("long", "", "", "")),
        ((1000, 3000), False, ("", "", "", "")),
        ((16_383, 1), False, ("long", "thin", "", "")),
        ((25, 16_383), False, ("long", "thin", "", "")),
    ],
)
def test_how_it_stands_on_a_card(size, crisp, seen):
    image = Image(width=size[0], height=size[1], crisp=crisp)
    found = ("long" * image.long, "thin" * image.thin, image.whole, image.whole_among)
    assert found == seen
