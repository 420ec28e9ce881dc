"""Whatever people send becomes a clean picture, or a sentence about what is wrong with it."""

import resource
import subprocess
import sys
import time
from datetime import timedelta
from functools import cache

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image as Picture

from apps.core.ids import lowest_id_at
from apps.core.limits import LimitReachedError
from apps.media import sandbox
from apps.media.actions.discard import collect_unused, discard_images
from apps.media.actions.upload import PREVIEW_SECONDS, store_image, upload_image
from apps.media.actions.use import use_images
from apps.media.actions.variants import make_variants
from apps.media.files import file_name
from apps.media.models import Image
from apps.media.pictures.opening import BadPictureError
from apps.media.tasks import pictures as tasks

from . import files


@pytest.fixture
def upload(alice, django_capture_on_commit_callbacks):
    """Takes in a file, and lets the worker do its part unless told otherwise."""

    def do(content, name="picture.jpg", work=True):
        with django_capture_on_commit_callbacks(execute=work):
            image = upload_image(alice, SimpleUploadedFile(name, content))
        image.refresh_from_db()
        return image

    return do


def picture(image, part):
    return Picture.open(default_storage.open(file_name(image.key, part)))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_each_format_becomes_webp_in_several_widths(upload, kind):
    image = upload(files.encoded(files.noise(1600, 1000), kind))
    assert (image.width, image.height) == (1600, 1000)
    assert image.widths == [360, 720, 1280, 1600]
    assert image.ready
    for width in image.widths:
        made = picture(image, width)
        assert (made.format, made.width) == ("WEBP", width)
    assert not default_storage.exists(file_name(image.key, "original"))


def test_the_smallest_width_is_there_before_the_worker_comes(upload):
    image = upload(files.encoded(files.noise(1600, 1000), "JPEG"), work=False)
    assert image.widths == [360]
    assert not image.ready
    assert picture(image, 360).size == (360, 225)
    assert image.srcset == f"{image.small_url} 360w"


def test_a_small_picture_is_not_blown_up(upload):
    image = upload(files.encoded(files.noise(120, 80), "PNG"))
    assert (image.widths, image.ready) == ([120], True)


def test_a_huge_one_is_bounded(upload):
    image = upload(files.encoded(files.noise(6000, 3000), "JPEG"))
    assert (image.width, image.height) == (2048, 1024)
    assert image.widths[-1] == 2048


def test_a_long_strip_is_bounded_too(upload):
    image = upload(files.encoded(Picture.new("RGB", (30, 20_000)), "PNG"))
    assert (image.width, image.height) == (25, 16_383)


def test_it_is_upright_and_its_place_is_forgotten(upload):
    image = upload(files.turned())
    assert (image.width, image.height) == (200, 400)
    made = picture(image, 200)
    assert made.convert("RGB").getpixel((40, 80))[1] < 80  # red
    assert made.convert("RGB").getpixel((160, 320))[1] > 200  # white
    assert not made.getexif()
    raw = default_storage.open(file_name(image.key, 200)).read()
    assert b"secret" not in raw
    assert b"EXIF" not in raw


def test_comments_do_not_survive(upload):
    image = upload(files.with_texts(), "x.png")
    assert b"secret" not in default_storage.open(file_name(image.key, 50)).read()


def test_transparency_survives(upload):
    half = Picture.new("RGBA", (100, 100), (255, 0, 0, 0))
    image = upload(files.encoded(half, "PNG"))
    assert picture(image, 100).mode == "RGBA"
    assert image.colour == ""  # one would see it through the picture


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK"])
def test_every_kind_of_pixel_can_be_read(upload, mode):
    grey = 30_000 if mode == "I;16" else None
    made = Picture.new(mode, (90, 60), grey) if grey else files.noise(90, 60).convert(mode)
    image = upload(files.encoded(made, "JPEG" if mode == "CMYK" else "PNG"))
    assert picture(image, 90).mode in {"RGB", "RGBA"}
    if grey:
        # 30,000 of 65,535 is a middle grey, not white.
        assert image.colour == "#757575"


def test_a_broken_colour_profile_is_passed_over(upload):
    image = upload(files.wide_gamut())
    assert image.colour == "#ff0000"


def test_an_animation_stays_one(upload):
    image = upload(files.frames(12, loop=0), "x.gif")
    moving = picture(image, "moving")
    assert (moving.n_frames, moving.info["loop"]) == (12, 0)
    assert image.moving_url.endswith("-moving.webp")
    assert picture(image, 40).format == "WEBP"


def test_a_large_animation_is_scaled(upload):
    image = upload(files.frames(5, size=(1600, 900), loop=0), "x.gif")
    assert picture(image, "moving").size == (640, 360)
    assert image.widths == [360, 720, 1280, 1600]


def test_an_animation_cut_off_keeps_what_can_be_read(upload):
    whole = files.frames(20, size=(200, 150), loop=0)
    image = upload(whole[: len(whole) // 2], "x.gif")
    assert image.ready
    assert 1 < picture(image, "moving").n_frames < 20


@cache
def _bad():
    good = files.encoded(files.noise(900, 700), "JPEG")
    return {
        "nothing": (b"", "empty"),
        "text": (b"hello" * 99, "no JPEG"),
        "svg with a script": (files.SVG, "no JPEG"),
        "html": (b"<html><script>alert(1)</script>", "no JPEG"),
        "cut off": (good[: len(good) // 2], "damaged"),
        "cut off early": (good[:300], "damaged|no JPEG"),
        "60 megapixels": (files.bomb(10_000, 6_000, honest=True), "60.0 megapixels"),
        "a bomb": (files.bomb(65_000, 65_000), "megapixels"),
        "lies about its size": (files.bomb(40_000, 40_000)[:5000], "megapixels"),
        "1,000 frames": (files.frames(1000), "1000 frames"),
        "more WebP than fits": (
            files.encoded(Picture.new("RGB", (8_000, 6_000)), "WEBP", method=0),
            "too large",
        ),
        "tiff": (files.encoded(files.noise(9, 9), "TIFF"), "no JPEG"),
        "postscript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "no JPEG"),
        "11 MB": (b"\xff\xd8\xff" + b"0" * 11_000_000, "10 MB"),
    }


@pytest.mark.parametrize("name", _bad())
def test_what_is_no_picture_gets_a_clear_word(upload, name):
    content, word = _bad()[name]
    with pytest.raises(BadPictureError, match=word):
        upload(content)
    assert Image.objects.count() == 0


def test_a_wrong_ending_does_not_matter(upload):
    assert upload(files.encoded(files.noise(40, 40), "PNG"), "x.jpg").widths == [40]
    assert upload(files.encoded(files.noise(40, 40), "GIF"), "x.html").widths == [40]


def test_what_hangs_on_behind_is_gone(upload):
    content = files.encoded(files.noise(64, 64), "GIF") + b"<script>alert(1)</script>PK\x03\x04"
    image = upload(content)
    kept = default_storage.open(file_name(image.key, 64)).read()
    assert b"script" not in kept
    assert kept[:4] == b"RIFF"


def test_50_megapixels_can_be_read(upload):
    image = upload(files.bomb(10_000, 5_000, honest=True), "x.png")
    assert image.widths == [360, 720, 1280, 2048]


# Runs its arguments, and prints the memory they took at most.
_MEASURED = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


@pytest.mark.parametrize("job", ["preview", "variants"])
def test_no_file_takes_300_megabytes(tmp_path, job):
    contents = {name: content for name, (content, _) in _bad().items()}
    contents["50 megapixels"] = files.bomb(10_000, 5_000, honest=True)
    contents["16-bit"] = files.encoded(Picture.new("I;16", (8_000, 6_000)), "PNG")
    contents["CMYK"] = files.encoded(Picture.new("CMYK", (8_000, 6_000)), "JPEG")
    contents["webp"] = files.encoded(files.noise(4_500, 3_500), "WEBP", quality=20, method=0)
    contents["long"] = files.encoded(Picture.new("RGB", (1_000, 12_500), "red"), "PNG")
    contents["very long"] = files.bomb(3_000, 16_000, honest=True)
    contents["long webp"] = files.encoded(files.noise(1_000, 12_500), "WEBP", method=0)
    contents["long and clear"] = files.encoded(
        Picture.effect_noise((1_000, 9_000), 9).convert("LA").convert("RGBA"), "PNG"
    )
    contents["avif"] = files.encoded(files.noise(5_500, 4_500), "AVIF", quality=20, speed=10)
    peaks = {name: _peak(job, content, tmp_path) for name, content in contents.items()}
    assert max(peaks.values()) < 300, peaks


def _peak(job, content, folder):
    """Megabytes."""
    (folder / "source").write_bytes(content)
    command = sandbox.command(job, folder / "source", folder, seconds=60)
    measured = [sys.executable, "-I", "-c", _MEASURED, *command]
    done = subprocess.run(measured, capture_output=True, text=True, check=True)
    return int(done.stdout) / (1024 if sys.platform == "linux" else 1024**2)


def test_one_that_takes_too_long_is_a_bad_picture(tmp_path):
    source = tmp_path / "source"
    source.write_bytes(files.frames(400, size=(800, 600)))
    # By its own clock, or by the time that it may have of a processor.
    with pytest.raises(BadPictureError, match=r"can’t be read|takes too long"):
        sandbox.run("variants", source, tmp_path, seconds=1)


def test_the_worker_can_repeat_its_part(upload):
    image = upload(files.encoded(files.noise(800, 600), "JPEG"), work=False)
    original = default_storage.open(file_name(image.key, "original")).read()
    tasks.make_variants.func(image.pk)
    default_storage.save(file_name(image.key, "original"), SimpleUploadedFile("x", original))
    make_variants(image)
    tasks.make_variants.func(image.pk)
    image.refresh_from_db()
    assert image.widths == [360, 720, 800]


def test_one_deleted_while_the_worker_works_leaves_nothing(
    upload, django_capture_on_commit_callbacks
):
    image = upload(files.encoded(files.noise(800, 600), "JPEG"), work=False)
    Image.objects.filter(pk=image.pk).delete()
    make_variants(image)
    assert not any(default_storage.exists(name) for name in image.files)


def test_names_cannot_be_guessed(alice):
    one, other = (store_image(alice, Picture.new("RGB", (30, 20))) for _ in range(2))
    assert len(one.key) > 30
    assert one.key != other.key


def test_too_many_uploads_are_refused(upload, settings):
    settings.ACTION_LIMITS = {**settings.ACTION_LIMITS, "upload": (1, 3600)}
    content = files.encoded(files.noise(40, 40), "PNG")
    upload(content)
    with pytest.raises(LimitReachedError):
        upload(content)


def test_attempts_count_whatever_comes_of_them(upload, settings):
    settings.ACTION_LIMITS = {**settings.ACTION_LIMITS, "upload": (2, 3600)}
    for _ in range(2):
        with pytest.raises(BadPictureError):
            upload(b"no picture")
    with pytest.raises(LimitReachedError):
        upload(files.encoded(files.noise(40, 40), "PNG"))


@pytest.mark.parametrize(("side", "scans"), [(7_000, 395), (7_000, 16), (1_000, 800), (300, 9_000)])
def test_layers_that_cost_too_much_are_refused_before_they_are_read(upload, side, scans):
    content = files.layered(side, scans)
    began = time.monotonic()
    with pytest.raises(BadPictureError, match="too many layers"):
        upload(content)
    assert time.monotonic() - began < 3


@pytest.mark.parametrize(("side", "scans"), [(7_000, 15), (3_500, 60), (1_000, 700)])
def test_the_worst_layers_that_are_accepted_take_little_time(tmp_path, side, scans):
    (tmp_path / "source").write_bytes(files.layered(side, scans))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    sandbox.run("preview", tmp_path / "source", tmp_path, seconds=PREVIEW_SECONDS)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime - before.ru_utime < PREVIEW_SECONDS


def test_bytes_that_look_like_layers_do_not_matter_elsewhere(upload):
    image = files.noise(40, 40)
    image.info["comment"] = b"\xff\xda" * 5_000
    content = files.encoded(image, "PNG")
    assert upload(content + b"\xff\xda" * 5_000, "x.png").ready


def test_a_large_animation_is_made_light(upload):
    """Of noise, which is hard to make smaller."""
    pictures = [files.noise(400, 300, "L") for _ in range(60)]
    options = {"save_all": True, "append_images": pictures[1:], "duration": 50}
    content = files.encoded(pictures[0], "GIF", **options)
    image = upload(content, "x.gif")
    assert image.ready
    size = default_storage.size(file_name(image.key, "moving"))
    assert size <= 4_000_000 < len(content)


def test_what_nobody_used_goes_after_a_day(upload, alice, django_capture_on_commit_callbacks):
    content = files.encoded(files.noise(40, 40), "PNG")
    unused, used = upload(content), upload(content)
    use_images(alice, [used])
    with django_capture_on_commit_callbacks(execute=True):
        assert collect_unused() == 0
    yesterday = lowest_id_at(timezone.now() - timedelta(hours=25))
    for number, image in enumerate((unused, used)):
        Image.objects.filter(pk=image.pk).update(id=yesterday + number)
    fresh = upload(content)
    with django_capture_on_commit_callbacks(execute=True):
        assert collect_unused() == 1
    assert {image.key for image in Image.objects.all()} == {used.key, fresh.key}
    assert not default_storage.exists(file_name(unused.key, 40))
    assert default_storage.exists(file_name(used.key, 40))


def test_a_picture_is_used_once_and_by_its_owner(upload, alice, bob):
    image = upload(files.encoded(files.noise(40, 40), "PNG"))
    with pytest.raises(Image.DoesNotExist):
        use_images(bob, [image])
    image.alt = "noise"
    use_images(alice, [image])
    image.refresh_from_db()
    assert (image.used, image.alt) == (True, "noise")
    with pytest.raises(Image.DoesNotExist):
        use_images(alice, [image])


def test_discarded_ones_take_their_files_along(upload, django_capture_on_commit_callbacks):
    image = upload(files.encoded(files.noise(800, 600), "JPEG"))
    with django_capture_on_commit_callbacks(execute=True):
        discard_images([image])
    assert not any(default_storage.exists(name) for name in image.files)
