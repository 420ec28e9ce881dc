import re
from html import unescape

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from apps.text import entities


def test_it_links_known_people_and_only_them():
    html = entities.render("hi @Alice and @nobody", {"alice"})
    assert html == 'hi <a href="/@Alice">@Alice</a> and @nobody'


def test_it_links_topics_in_any_script():
    assert 'href="/topic/日本語"' in entities.render("これ #日本語 です", ())
    assert entities.topics("#Über #uber #one #1") == ["uber", "one"]


def test_it_links_addresses_without_their_scheme_and_shortened():
    url = "https://www.example.org/a/very/long/path/indeed?x=1"
    html = entities.render(f"see {url}.", ())
    assert f'href="{url}" title="{url}"' in html
    assert ">example.org/a/very/long/pat…</a>." in html


@pytest.mark.parametrize(
    "text",
    [
        '<script>alert("x")</script>',
        "https://example.org/\"onmouseover='alert(1)'",
        "#<b>bold</b>",
        "@alice<img src=x>",
        "javascript:alert(1)",
    ],
)
def test_markup_never_survives(text):
    html = entities.render(text, {"alice"})
    assert "<script" not in html
    assert "<img" not in html
    assert "<b>" not in html
    assert 'href="javascript' not in html
    assert "'alert" not in html


def test_an_email_address_mentions_nobody():
    assert entities.mentions("write to bob@alice.example") == []


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
    assert entities.normalise(text) == expected


@given(st.text())
def test_rendering_keeps_all_that_is_not_markup(text):
    assume("://" not in text)  # addresses are shown shortened
    shown = re.sub(r"</?a\b[^>]*>", "", entities.render(text, ()))
    assert unescape(shown) == text


@given(st.text())
def test_normalising_twice_changes_nothing(text):
    once = entities.normalise(text)
    assert entities.normalise(once) == once
