"""What stands beside a picture never decides over it: what browsers show is taken."""

import time
import zlib
from contextlib import suppress
from io import BytesIO
from typing import Any

import pytest
from PIL import Image as Picture
from PIL import ImageCms, PngImagePlugin

from apps.media.pictures import jobs
from apps.media.pictures.opening import BadPictureError
from apps.media.pictures.stripping import MAX_PROFILE, orientation_of, strip

from . import files

GARBAGE = b"\x00\xff garbage \xff\xd9"
SIZE = (60, 40)
EXIF = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x0e\x01\x02\0\x04\0\0\0abc\0\0\0\0\0"
P3 = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def opened(content) -> Any:
    return Picture.open(BytesIO(content))


def plain(kind, **options):
    return files.encoded(Picture.new("RGB", SIZE, (10, 200, 30)), kind, **options)


def png(*chunks, behind=False):
    """With chunks before its pixels, or behind them."""
    content = plain("PNG")
    at = content.index(b"IEND") - 4 if behind else 33
    return content[:at] + b"".join(chunks) + content[at:]


def chunk(kind, body, crc=None):
    crc = zlib.crc32(kind + body) if crc is None else crc
    return len(body).to_bytes(4) + kind + body + crc.to_bytes(4)


def ztxt(size):
    return chunk(b"zTXt", b"note\0\0" + zlib.compress(bytes(size)))


def itxt(size):
    return chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(bytes(size)))


def iccp(profile):
    return chunk(b"iCCP", b"name\0\0" + profile)


def jpeg(*segments, content=None):
    content = content or plain("JPEG")
    added = (
        b"\xff" + bytes([kind, *(len(body) + 2).to_bytes(2)]) + body for kind, body in segments
    )
    return content[:2] + b"".join(added) + content[2:]


def webp(*chunks, cut=0, **options):
    """With further chunks in an extended file."""
    content = plain("WEBP", icc_profile=P3, exif=b"Exif\0\0" + GARBAGE, **options)
    for kind, body in chunks:
        content += kind + len(body).to_bytes(4, "little") + body + bytes(len(body) % 2)
    return content[:4] + (len(content) - 8).to_bytes(4, "little") + content[8 : len(content) - cut]


def gif(*extensions, content=None):
    content = content or plain("GIF")
    at = 13 + (3 << ((content[10] & 7) + 1))
    return content[:at] + b"".join(extensions) + content[at:]


def blocks(start, size):
    return start + (b"\xff" + b"x" * 255) * (size // 255) + b"\0"


def chatty(layers=3):
    """A JPEG that says something between its layers."""
    first, *rest = files.layered(64, layers)[:-2].split(b"\xff\xda")
    said = b"\xff\xfe\x00\x06\xff\xda\xff\xda"
    return said.join([first, *(b"\xff\xda" + layer for layer in rest)]) + b"\xff\xd9"


SHOWN = {
    "PNG: a text of 2 MB": png(ztxt(2_000_000)),
    "PNG: 200 MB of texts": png(*[ztxt(4_000_000)] * 50),
    "PNG: an international text of 2 MB": png(itxt(2_000_000)),
    "PNG: the same behind the pixels": png(ztxt(2_000_000), itxt(2_000_000), behind=True),
    "PNG: a text that is damaged": png(chunk(b"zTXt", b"note\0\0" + GARBAGE)),
    "PNG: a text without an end": png(chunk(b"tEXt", b"x" * 99), chunk(b"iTXt", b"x\0")),
    "PNG: a text with a wrong sum": png(chunk(b"tEXt", b"a\0b", crc=1)),
    "PNG: garbage for EXIF": png(chunk(b"eXIf", GARBAGE)),
    "PNG: nothing for EXIF": png(chunk(b"eXIf", b"")),
    "PNG: EXIF twice": png(*[chunk(b"eXIf", b"II*\0\xff\xff\xff\xff")] * 2),
    "PNG: EXIF as text": png(chunk(b"tEXt", b"Raw profile type exif\0\nexif\n9\nzz")),
    "PNG: garbage for a profile": png(iccp(GARBAGE)),
    "PNG: a profile of garbage": png(iccp(zlib.compress(GARBAGE))),
    "PNG: a profile of 2 MB": png(iccp(zlib.compress(P3 + bytes(2_000_000)))),
    "PNG: a profile of 200 MB": png(iccp(zlib.compress(bytes(200_000_000)))),
    "PNG: an empty profile": png(chunk(b"iCCP", b"")),
    "PNG: a profile with a wrong sum": png(chunk(b"iCCP", b"n\0\0" + GARBAGE, crc=1)),
    "PNG: sizes and times that are short": png(
        *(chunk(kind, b"\1") for kind in (b"pHYs", b"gAMA", b"cHRM", b"sRGB", b"tIME", b"bKGD"))
    ),
    "PNG: a transparent colour cut short": png(chunk(b"tRNS", b"\0")),
    "PNG: chunks of its own": png(chunk(b"vpAg", GARBAGE), chunk(b"caBX", bytes(3_000_000))),
    "PNG: frames without an animation": png(chunk(b"fcTL", b"x"), chunk(b"fdAT", b"x")),
    "PNG: more behind its end": plain("PNG") + ztxt(2_000_000) + GARBAGE,
    "JPEG: garbage for EXIF": jpeg((0xE1, b"Exif\0\0" + GARBAGE)),
    "JPEG: EXIF that ends early": jpeg((0xE1, b"Exif\0\0II*\0\x08\0\0\0\xff\xff")),
    "JPEG: EXIF that points at itself": jpeg((0xE1, b"Exif\0\0II*\0\x04\0\0\0" + b"\x08\0" * 9)),
    "JPEG: XMP": jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\0" + GARBAGE)),
    "JPEG: garbage for a profile": jpeg((0xE2, b"ICC_PROFILE\0\1\1" + GARBAGE)),
    "JPEG: a part of a profile": jpeg((0xE2, b"ICC_PROFILE\0\2\3" + P3)),
    "JPEG: a profile cut short": jpeg((0xE2, b"ICC_PROFILE\0")),
    "JPEG: garbage for further pictures": jpeg((0xE2, b"MPF\0" + GARBAGE)),
    "JPEG: further pictures cut short": jpeg((0xE2, b"MPF\0II*\0")),
    "JPEG: comments": jpeg(*[(0xFE, b"\xff\xda" * 30_000)] * 100),
    "JPEG: every application": jpeg(*((0xE0 + number, GARBAGE) for number in range(16))),
    "JPEG: short headers": jpeg((0xE0, b"JFIF\0"), (0xEE, b"Adobe"), (0xED, b"Photoshop 3.0\0x")),
    "JPEG: broken photo settings": jpeg((0xED, b"Photoshop 3.0\x008BIM\x03\xed\xff\xff\xff")),
    "JPEG: signs between its segments": jpeg((0xFE, b"x")).replace(b"\xff\xfe", b"\0junk\xff\xfe"),
    "JPEG: words between its layers": chatty(),
    "JPEG: a film behind its end": plain("JPEG") + b"\xff\xda" * 1_000_000,
    "WebP: garbage for EXIF and profile": webp((b"ICCP", GARBAGE), (b"EXIF", GARBAGE)),
    "WebP: XMP": webp((b"XMP ", GARBAGE * 9_999)),
    "WebP: lossless": webp((b"XMP ", GARBAGE), lossless=True),
    "WebP: chunks of its own": webp((b"JUNK", GARBAGE), (b"C2PA", bytes(2_000_000))),
    "WebP: cut off in its metadata": webp((b"XMP ", GARBAGE), cut=7),
    "GIF: comments": gif(blocks(b"!\xfe", 3_000_000)),
    "GIF: an application": gif(blocks(b"!\xff\x0bXMP DataXMP", 3_000_000)),
    "GIF: how often it repeats cut short": gif(b"!\xff\x0bNETSCAPE2.0\x01\x01\0"),
    "GIF: unknown and text": gif(blocks(b"!\x42", 300), blocks(b"!\x01", 300)),
    "GIF: comments to the end": plain("GIF")[:-1] + b"!\xfe\xff",
    "AVIF: garbage for EXIF": plain("AVIF", exif=EXIF).replace(EXIF[6:14], b"zz\0garba"),
    "AVIF: XMP": plain("AVIF", xmp=GARBAGE * 9_999),
    "AVIF: garbage for a profile": plain("AVIF", icc_profile=GARBAGE),
}


@pytest.mark.parametrize("name", SHOWN)
def test_metadata_decides_over_no_picture(tmp_path, name):
    (tmp_path / "source").write_bytes(SHOWN[name])
    facts = jobs.preview(tmp_path / "source", tmp_path)
    size = (64, 64) if "layers" in name else SIZE
    assert (facts["width"], facts["height"], facts["moving"]) == (*size, False)
    made = opened((tmp_path / f"{size[0]}.webp").read_bytes()).convert("RGB").getpixel((9, 9))
    expected = (0, 128, 128) if "layers" in name else (10, 200, 30)
    assert max(abs(one - two) for one, two in zip(made, expected, strict=True)) < 9


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_what_is_no_metadata_stays_as_it_is(kind):
    """Animated where it can be: the same frames, times and repetitions, and the same colours."""
    options: dict[str, Any] = {"icc_profile": P3} if kind != "GIF" else {}
    pictures = [files.noise(32, 24).convert("RGB") for _ in range(3)]
    if kind != "JPEG":
        options |= {"save_all": True, "append_images": pictures[1:], "duration": 70, "loop": 0}
    content = files.encoded(pictures[0], kind, **options)
    before, after = opened(content), opened(strip(content).content)
    for number in range(getattr(before, "n_frames", 1)):
        before.seek(number)
        after.seek(number)
        assert before.tobytes() == after.tobytes()
        for name in ("duration", "loop", "icc_profile"):
            assert before.info.get(name) == after.info.get(name)
    assert getattr(before, "n_frames", 1) == getattr(after, "n_frames", 1)


def exif(value, order="II", kind=3, tag=0x0112):
    big = order == "MM"
    word, long = (lambda n, size=s: n.to_bytes(size, "big" if big else "little") for s in (2, 4))
    entry = word(tag) + word(kind) + long(1) + word(value) + word(0)
    return order.encode() + word(42) + long(8) + word(1) + entry + long(0)


def with_exif(kind, data):
    """A picture of 60×40 that says it lies on its side, in each format's way."""
    if kind == "PNG":
        return png(chunk(b"eXIf", data))
    if kind == "JPEG":
        return jpeg((0xE1, b"Exif\0\0" + data))
    return plain(kind, exif=data)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        *((exif(value), value) for value in range(1, 9)),
        *((exif(value, "MM"), value) for value in range(1, 9)),
        *((exif(value), 1) for value in (0, 9, 10, 255, 0x0600, 65_535)),
        (exif(6, kind=2), 1),
        (exif(6, tag=0x0113), 1),
        (exif(6)[:12], 1),
        (b"", 1),
        (GARBAGE, 1),
        (b"II*\0\xff\xff\xff\xff", 1),
    ],
)
def test_only_orientations_that_mean_something_turn_a_picture(data, expected):
    assert orientation_of(data) == expected


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(("value", "swapped"), [(1, False), (3, False), (6, True), (9, False)])
def test_each_format_is_turned_as_it_says(tmp_path, kind, value, swapped):
    (tmp_path / "source").write_bytes(with_exif(kind, exif(value)))
    facts = jobs.preview(tmp_path / "source", tmp_path)
    assert (facts["width"], facts["height"]) == (SIZE[::-1] if swapped else SIZE)


def animated(*, hidden=True):
    """An APNG: red for who knows no animations, then green and blue."""
    colours = [Picture.new("RGB", (48, 32), colour) for colour in ("red", "lime", "blue")]
    return files.encoded(
        colours[0],
        "PNG",
        save_all=True,
        append_images=colours[1:],
        default_image=hidden,
        duration=80,
    )


def test_a_hidden_picture_is_no_frame(tmp_path):
    (tmp_path / "source").write_bytes(animated())
    facts = jobs.preview(tmp_path / "source", tmp_path)
    jobs.variants(tmp_path / "source", tmp_path)
    assert facts["moving"]
    moving = opened((tmp_path / "moving.webp").read_bytes())
    seen = []
    for number in range(moving.n_frames):
        moving.seek(number)
        seen.append(moving.convert("RGB").getpixel((5, 5)))
    assert [pixel.index(max(pixel)) for pixel in seen] == [1, 2]
    # The picture that stands still is what everybody else sees first, too.
    assert Picture.open(tmp_path / "48.webp").convert("RGB").getpixel((5, 5))[1] > 200
    assert opened(strip(animated(hidden=False)).content).n_frames == 3


def test_a_hidden_picture_whose_frames_are_smaller_stands_still(tmp_path):
    content = animated()
    at = content.index(b"fcTL")
    smaller = bytearray(content[at + 4 : at + 30])
    smaller[4:8] = (20).to_bytes(4)
    content = content[: at - 4] + chunk(b"fcTL", bytes(smaller)) + content[at + 34 :]
    (tmp_path / "source").write_bytes(content)
    assert not jobs.preview(tmp_path / "source", tmp_path)["moving"]


@pytest.mark.parametrize("size", [MAX_PROFILE - 1, MAX_PROFILE + 1])
def test_a_profile_is_read_up_to_a_limit(size):
    content = png(iccp(zlib.compress(bytes(size))))
    assert (b"iCCP" in strip(content).content) is (size < MAX_PROFILE)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_no_file_that_is_cut_off_anywhere_breaks_the_reader(tmp_path, kind):
    """Nor one with signs in wrong places: it is a picture, or a sentence."""
    content = files.encoded(files.noise(40, 30), kind)
    broken = [content[:end] for end in range(1, len(content), max(1, len(content) // 40))]
    broken += [content[:at] + b"\xff\xff" + content[at + 2 :] for at in range(0, 80, 2)]
    for one in broken:
        (tmp_path / "source").write_bytes(one)
        with suppress(BadPictureError):
            assert jobs.preview(tmp_path / "source", tmp_path)["width"] > 0


def test_texts_beside_pixels_do_not_come_along(tmp_path):
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "secret words", zip=True)
    info.add_itxt("XML:com.adobe.xmp", "secret words")
    for content in (
        plain("PNG", pnginfo=info),
        jpeg((0xFE, b"secret words"), (0xE1, b"Exif\0\0" + exif(1) + b"secret words")),
        gif(b"!\xfe\x0csecret words\0"),
        webp((b"XMP ", b"secret words")),
    ):
        assert b"secret" not in strip(content).content


def test_no_file_takes_long_to_strip():
    many = 500_000
    began = time.monotonic()
    for content in (
        b"\xff\xd8" + b"\xff" * 4 * many,
        b"\xff\xd8" + b"\xff\xd0" * many + plain("JPEG")[2:],
        b"\xff\xd8" + b"\xff\xc4\0\2" * many + plain("JPEG")[2:],
        gif(b"!\xfe" + b"\1a" * many + b"\0"),
        gif(b"!\xf9\0" * many),
        webp() + b"ALPH\0\0\0\0" * many,
        plain("AVIF") + b"infe\2" * many,
    ):
        assert len(strip(content).content) <= len(content)
    assert time.monotonic() - began < 10
