import re
from html import unescape

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from apps.text.extract import urls
from apps.text.normalising import fold, normalise
from apps.text.rendering import render


def test_it_links_known_people_and_only_them():
    html = render("hi @Alice and @nobody", {"alice"})
    assert html == 'hi <a href="/@Alice">@Alice</a> and @nobody'


def test_it_links_topics_in_any_script():
    html = render("これ #日本語 です #Ünïcode", ())
    assert '<a href="/topic/%E6%97%A5%E6%9C%AC%E8%AA%9E">#日本語</a>' in html
    assert ">#Ünïcode</a>" in html


def test_it_links_cashtags():
    assert render("buy $TEST now", ()) == 'buy <a href="/topic/$TEST">$TEST</a> now'


def test_it_links_addresses_without_their_scheme_and_shortened():
    url = "https://www.example.org/a/very/long/path/indeed?x=1"
    html = render(f"see {url}.", ())
    assert f'href="{url}" title="{url}"' in html
    assert ">www.example.org/a/very/long…</a>." in html


def test_it_links_addresses_that_have_no_scheme():
    assert 'href="https://example.org/x"' in render("see example.org/x", ())
    assert "<a" not in render("read notes.txt and 3.14", ())


@pytest.mark.parametrize(
    "text",
    [
        '<script>alert("x")</script>',
        "https://example.org/\"onmouseover='alert(1)'",
        "example.org/'onclick=alert(1)'",
        "#<b>bold</b>",
        "@alice<img src=x>",
        "javascript:alert(1)",
        "data:text/html,x.com",
        "javascript://example.com/%0Aalert(1)",
    ],
)
def test_markup_never_survives(text):
    html = render(text, {"alice"})
    assert "<script" not in html
    assert "<img" not in html
    assert "<b>" not in html
    assert 'href="javascript' not in html
    assert 'href="data' not in html
    assert not re.search(r"<a [^>]*'", html)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a\r\nb  ", "a\nb"),
        ("a\n\n\n\nb", "a\n\nb"),
        ("e\u0301", "é"),
        ("nul\x00l", "null"),
    ],
)
def test_text_is_normalised(text, expected):
    assert normalise(text) == expected


def test_topics_are_compared_without_case_and_accents():
    assert fold("Café") == fold("CAFE") == "cafe"
    assert fold("Straße") == "strasse"


@given(st.text(st.characters(exclude_categories=["Cs"])) | st.from_regex(r"[@#$a-z./: \"<>&']*"))
def test_rendering_keeps_all_that_is_not_markup(text):
    assume(not urls(text))  # addresses are shown shortened
    shown = re.sub(r"</?a\b[^>]*>", "", render(text, {"a", "ab"}))
    assert unescape(shown) == unescape(text) or "&" in text


@given(st.text())
def test_normalising_twice_changes_nothing(text):
    once = normalise(text)
    assert normalise(once) == once
