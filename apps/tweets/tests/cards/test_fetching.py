import time

import pytest

from apps.tweets.cards import FetchError

from .behaviours import BAD_ANSWERS, endless_body
from .hostile import PAGE, answer, ask, at_most, head, serving


def test_a_page_is_fetched(server):
    page = ask(server.url("/"))
    assert (page.body, page.content_type, page.charset) == (PAGE, "text/html", "utf-8")
    assert page.url == server.url("/")


def test_the_request_tells_who_asks_and_nothing_else(server):
    ask(server.url("/#part"))
    assert server.requests[0].splitlines()[:-1] == [
        "GET / HTTP/1.1",
        f"Host: 127.0.0.1:{server.port}",
        "User-Agent: Twite link preview (+https://twite.example)",
        "Accept: text/html",
        "Accept-Encoding: identity",
        "Connection: close",
    ]


def test_content_type_and_charset_are_read_however_they_are_written(server):
    page = ask(server.url("/latin"))
    assert (page.content_type, page.charset) == ("text/html", "latin1")
    assert ask(server.url("/picture"), accept=("image/",)).charset is None
    assert "Accept: image/*\r\n" in server.requests[1]


@pytest.mark.parametrize("path", ["/chunked", "/less"])
def test_the_body_ends_where_the_server_said(server, path):
    assert ask(server.url(path)).body == b"hello"


def test_what_is_longer_than_the_limit_is_an_error_or_cut(server):
    assert len(ask(server.url("/exact"), limit=1000).body) == 1000
    assert len(ask(server.url("/long"), limit=1000, whole=False).body) == 1000
    with pytest.raises(FetchError):
        ask(server.url("/long"), limit=1000)


@pytest.mark.parametrize("path", ["/endless-body", "/endless-chunks"])
def test_an_endless_body_is_cut_or_an_error(server, path):
    with at_most(2):
        assert len(ask(server.url(path), limit=10_000, whole=False).body) == 10_000
        with pytest.raises(FetchError):
            ask(server.url(path), limit=10_000)


def test_redirects_are_followed_three_times(server):
    assert ask(server.url("/1")).url == server.url("/cookie-and-on")
    assert len(server.requests) == 4
    with pytest.raises(FetchError):
        ask(server.url("/4"))
    with pytest.raises(FetchError):
        ask(server.url("/loop"))
    assert len(server.requests) == 12


def test_no_cookies_are_kept_and_no_referrer_is_told():
    ways = {"/": lambda: [head("Location: /on", "Set-Cookie: a=b", status="302 Found")]}
    with serving({**ways, "/on": answer()}) as server:
        ask(server.url("/"))
        assert len(server.requests) == 2
        assert not any("cookie" in request.lower() for request in server.requests)
        assert not any("referer" in request.lower() for request in server.requests)


@pytest.mark.parametrize(
    "path",
    BAD_ANSWERS,
)
def test_every_bad_answer_is_the_same_kind_of_error(server, path):
    with at_most(2), pytest.raises(FetchError):
        ask(server.url(path), whole=False)


def test_what_is_packed_in_nothing_is_taken(server):
    assert ask(server.url("/identity")).body == PAGE


def test_our_own_address_may_be_international_but_nothing_impossible(server):
    assert ask(server.url("/"), agent="https://bücher.example").body == PAGE
    assert "(+https://bücher.example)" in server.requests[0]
    for agent in "https://twite.example\r\nX: y", "\ud800":
        with pytest.raises(FetchError):
            ask(server.url("/"), agent=agent)


def test_no_connection_is_left_open():
    with serving({"/": answer(), "/endless": endless_body}) as server:
        ask(server.url("/"))
        ask(server.url("/endless"), limit=10, whole=False)
        deadline = time.monotonic() + 2
        while server.open_connections() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert server.open_connections() == 0
