"""Two hundred slow clients of each kind keep nobody from a site that runs as `make run` does."""

import re
import statistics
import time

import pytest

from e2e.site import Site
from e2e.slow import drip, slow_readers, slow_senders

NUMBER = 200


@pytest.fixture(scope="module")
def own_site(tmp_path_factory):
    with Site(tmp_path_factory.mktemp("slow")) as site:
        yield site


def seconds_for_pages(visitor, number=40):
    times = []
    for _ in range(number):
        began = time.monotonic()
        visitor.get("/")
        times.append(time.monotonic() - began)
    return times


def test_pages_come_as_quickly_beside_them(own_site):
    reader = own_site.visitor().sign_up("reader")
    page = reader.get("/")
    script = re.search(r'src="(/static/vendor/htmx/[^"]+)"', page)[1]
    alone = statistics.median(seconds_for_pages(reader))
    with (
        slow_senders(own_site.port, NUMBER, f"csrf{own_site.port}") as senders,
        slow_readers(own_site.port, NUMBER, script),
    ):
        time.sleep(1)
        beside = seconds_for_pages(reader)
        assert drip(senders) == NUMBER
        writer = own_site.visitor().sign_up("writer")
        assert "reader" in writer.get("/@reader")
    assert max(beside) < 2
    assert statistics.median(beside) < 3 * alone + 0.05


def test_who_drips_is_not_listened_to_for_ever(own_site):
    own_site.visitor().get("/accounts/login/")
    with slow_senders(own_site.port, 20, f"csrf{own_site.port}") as senders:
        until = time.monotonic() + 40
        while drip(senders) and time.monotonic() < until:
            time.sleep(1)
        assert drip(senders) == 0
