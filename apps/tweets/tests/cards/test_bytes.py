"""Pages and answers that are not what they should be: other encodings, and attacks."""

import time

import pytest

from apps.tweets.cards import read_oembed, read_page

from .hostile import at_most

MEGABYTE = 1_000_000
IMAGE = b"<meta property=og:image content='"


@pytest.mark.parametrize(
    ("codec", "charset", "before"),
    [
        ("utf-8", "utf-8", ""),
        ("utf-8", "UTF8", "<meta charset=latin1>"),
        ("utf-8", None, ""),
        ("utf-8", None, "<meta charset=utf-16>"),
        ("utf-8", "latin1", "\ufeff"),
        ("utf-16-le", "utf-8", "\ufeff"),
        ("utf-16-be", None, "\ufeff"),
        ("utf-16-le", "utf-16", ""),
        ("gb18030", "GB2312", ""),
        ("cp1252", "ISO-8859-1", ""),
        ("cp1252", None, ""),
        ("cp1252", "nonsense", ""),
        ("cp1252", None, "<meta charset='windows-1252'>"),
        ("cp1252", None, "<meta http-equiv=content-type content='text/html; charset=cp1252'>"),
    ],
)
def test_text_is_decoded_as_the_page_or_the_server_says(codec, charset, before):
    body = f"{before}<title>Größe €</title>".encode(codec)
    assert read_page(body, charset, "http://site.example/").title == "Größe €"


@pytest.mark.parametrize(
    "charset",
    ["", "\0", "..", "os", "punycode", "idna", "utf-7", "zlib", "rot13", "hex", "unicode_escape"],
)
def test_what_is_no_encoding_of_pages_is_ignored(charset):
    assert read_page("<title>Größe".encode(), charset, "http://site.example/").title == "Größe"


def test_a_page_may_be_cut_within_a_character():
    assert read_page("<title>Größe</title>é".encode()[:-1], None, "http://site.example/").title == (
        "Größe"
    )


@pytest.mark.parametrize(
    ("before", "repeated"),
    [
        (b"", b"<"),
        (b"", b"<!--"),
        (b"", b"</"),
        (b"", b"<?"),
        (b"", b"</a>"),
        (b"", b"<div>"),
        (b"", b"<b a=1><p>"),
        (b"", b"<title>"),
        (b"", b"<title>&#1;</title>"),
        (b"", b"<script>"),
        (b"", b"<a b='"),
        (b"", b'<a b="'),
        (b"", b"<base href=:>"),
        (b"", b"<meta "),
        (b"", b"<meta charset"),
        (b"", b"<meta property=og:title content='&#1;&#1;&#1;&#1;&#1;&#1;'>"),
        (b"", b"<link rel=alternate type=application/json+oembed href=>"),
        (b"", b"\0"),
        (b"", b"\xff\xfe"),
        (b"", bytes(range(256))),
        (b"<!--", b"-"),
        (b"<", b"a"),
        (b"<a", b" x"),
        (b"<a", b" x     "),
        (b"<a", b" ="),
        (b"<a", b"/"),
        (b"<a x", b" "),
        (b"<script>", b"</scrip"),
        (b"<title>", b"&"),
        (b"<title>", b"&aaaaaaaaaa"),
        (b"<title>", "\u0301".encode()),
        (b"<title>", "👩\u200d".encode()),
        (b"<title>&#", b"9"),
        (IMAGE, b"../"),
        (IMAGE + b"http://", "ü.".encode()),
    ],
)
def test_no_page_takes_long(before, repeated):
    body = (before + repeated * (MEGABYTE // len(repeated)))[:MEGABYTE]
    with at_most(1, time.thread_time):
        found = read_page(body, "utf-8", "http://site.example/")
    assert len(found.title) <= 200


@pytest.mark.parametrize(
    "charset", ["utf-16", "gb18030", "iso-2022-jp", "euc-jp", "big5", "punycode"]
)
def test_no_encoding_takes_long(charset):
    for pattern in bytes(range(256)), b"\x1b$B", b"\x81", b"\xff", b"-a":
        with at_most(1, time.thread_time):
            read_page(pattern * (MEGABYTE // len(pattern)), charset, "http://site.example/")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_oembed_answer_has_a_title(codec):
    assert read_oembed('{"type": "video", "title": " A\\n title "}'.encode(codec)) == "A title"
    assert len(read_oembed(b'{"title": "' + b"a" * 500 + b'"}')) == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b'"title"',
        b"{}",
        b'{"title": null}',
        b'{"title": 5}',
        b'{"title": ["a"]}',
        b'{"title": "\\ud800\\u0000\\u202e"}',
        b'{"title": "a"',
        b"<title>a</title>",
        b"\xff\xfe\xff",
        b"\0",
        b"[" * MEGABYTE,
        b'{"title":' * 100_000,
        b"9" * MEGABYTE,
    ],
)
def test_any_other_answer_has_none(body):
    with at_most(1, time.thread_time):
        assert read_oembed(body) == ""
