"""A site that keeps its pictures in S3, and nothing of them on its disk."""

import re
import time
import urllib.error
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from uuid import uuid4

import pytest
from PIL import Image as Picture

from apps.media.tests import files
from e2e.s3 import S3
from e2e.site import Site


@pytest.fixture(scope="module")
def s3():
    server = S3()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def s3_site(tmp_path_factory, s3):
    with Site(tmp_path_factory.mktemp("s3"), **s3.environment) as running:
        yield running
    assert not [path for path in (running.folder / "data/media").rglob("*") if path.is_file()]


@pytest.fixture(autouse=True)
def _empty(s3):
    s3.stalled.clear()
    s3.objects.clear()
    s3.asked.clear()


def wait_until(holds):
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def widths(s3):
    return sorted(name.rsplit("-", 1)[1] for name in s3.objects)


def post_picture(person, content):
    """Tweets it; the Tweet's path."""
    text = str(uuid4())
    person.upload("/compose", "pictures", content, text=text, described="on", nonce=text)
    return re.search(r'href="(/@\w+/status/\d+)"', person.get("/"))[1]


def picture_of(page):
    return re.search(r'src="(/media/image/[^"]+)"', page)[1]


def fetch(person, path):
    with person.opener.open(person.url + path, timeout=30) as response:
        return response.headers, response.read()


def test_a_picture_of_a_tweet_lives_there_until_it_is_deleted(s3, s3_site):
    person = s3_site.visitor().sign_up("painter")
    path = post_picture(person, files.encoded(files.noise(1000, 700), "JPEG"))
    wait_until(lambda: widths(s3) == ["1000.webp", "360.webp", "720.webp"])
    address = picture_of(person.get(path))
    for viewer in (person, s3_site.visitor()):
        headers, content = fetch(viewer, address)
        assert content == s3.objects[address.removeprefix("/media/")]
        assert headers["Content-Type"] == "image/webp"
        assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "private" in headers["Cache-Control"]
    person.post(f"/tweets/{path.rsplit('/', 1)[1]}/delete")
    wait_until(lambda: not s3.objects)
    with pytest.raises(urllib.error.HTTPError, match="404"):
        fetch(person, address)


def test_a_large_original_goes_there_and_back_in_parts(s3, s3_site):
    person = s3_site.visitor().sign_up("printer")
    content = files.encoded(files.noise(2400, 1600), "JPEG")
    post_picture(person, content.ljust(9_000_000, b"\0"))
    wait_until(lambda: widths(s3) == ["1280.webp", "2048.webp", "360.webp", "720.webp"])
    assert any("partNumber=2" in line for line in s3.asked)


def test_an_object_that_is_gone_is_not_there(s3, s3_site):
    person = s3_site.visitor().sign_up("looker")
    path = post_picture(person, files.encoded(files.noise(100, 70), "PNG"))
    address = picture_of(person.get(path))
    s3.objects.clear()
    with pytest.raises(urllib.error.HTTPError, match="404"):
        fetch(person, address)


def test_an_avatar_takes_the_place_of_the_one_before(s3, s3_site):
    person = s3_site.visitor().sign_up("poser")
    seen = []
    for colour in ("teal", "olive"):
        content = files.encoded(Picture.new("RGB", (500, 500), colour), "PNG")
        person.upload("/settings/avatar", "picture", content)
        wait_until(lambda: widths(s3) == ["400.webp", "96.webp"])
        seen.append(re.search(r'src="(/media/avatar/[^"]+)"', person.get("/settings/profile"))[1])
    with pytest.raises(urllib.error.HTTPError, match="404"):
        fetch(person, seen[0])
    headers, content = fetch(s3_site.visitor(), seen[1])
    assert content == s3.objects[seen[1].removeprefix("/media/")]
    assert "public" in headers["Cache-Control"]
    person.post("/settings/avatar", remove="on")
    wait_until(lambda: not s3.objects)


def test_while_it_hangs_pages_come_and_pictures_fail_in_time(s3, s3_site):
    person = s3_site.visitor().sign_up("waiter")
    path = post_picture(person, files.encoded(files.noise(100, 70), "PNG"))
    address = picture_of(person.get(path))
    s3.stalled.set()
    with ThreadPoolExecutor(30) as pool:
        began = time.monotonic()
        waiting = [pool.submit(fetch, person, address) for _ in range(30)]
        assert address in person.get(path)
        for answer in waiting:
            with pytest.raises(urllib.error.HTTPError, match="503"):
                answer.result(40)
        # One wait in each server process, not one for each picture.
        assert time.monotonic() - began < 9
    s3.stalled.clear()
    wait_until(lambda: answers(person, address))


def answers(person, path):
    with suppress(urllib.error.HTTPError):
        return fetch(person, path)[1]
