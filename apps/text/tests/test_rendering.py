import re
from html import unescape

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from apps.text.extract import urls
from apps.text.normalising import fold, normalise, one_line, prose
from apps.text.rendering import directed, render, render_lines, render_plain


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
    assert seen(html) == "see www.example.org/a/very/long…."
    assert text_of(html) == f"see {url}."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://example.com/", "example.com"),
        ("see https://example.com/ now", "see example.com now"),
        ("https://example.com/{id}", "example.com/{id}"),
        ("(https://example.com/)", "(example.com/)"),
        ("https://example.com/a/.", "example.com/a/."),
        ("-https://example.com", "-https://example.com"),
        ("(https://example.com)", "(example.com)"),
        ("example.com/", "example.com"),
        ("https://example.com/6789012345678", "example.com/6789012345678"),
        ("https://example.com/67890123456789", "example.com/67890123456789"),
        ("https://example.com/678901234567890", "example.com/678901234567890"),
        ("https://example.com/6789012345678901", "example.com/6789012345678901"),
        ("https://example.com/67890123456789012", "example.com/678901234567890…"),
        ("https://example.com/67890123456789/", "example.com/67890123456789"),
        ("https://example.com/67890123456789é\u0301x" + "y" * 9, "example.com/67890123456789…"),
        ("https://example.com/6789012345678👩‍🚀👩‍🚀", "example.com/6789012345678…"),
    ],
)
def test_what_is_seen_of_an_address(text, shown):
    html = render(text, ())
    assert seen(html) == shown
    assert text_of(html) == text


def seen(html):
    """The text that the eye sees."""
    html = re.sub(r'<span class="unseen">[^<]*</span>', "", html)
    return text_of(re.sub(r'(<span class="cut">[^<]*)', r"\1…", html))


def text_of(html):
    return unescape(re.sub(r"<[^>]*>", "", html))


L, R, A = "ltr", "rtl", "auto"


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("#topic שלום לכולם, מה נשמע?", [R]),
        ("@dov שלום", [R]),
        ("https://example.com/x שלום", [R]),
        ("$TEST مرحبا", [R]),
        ("example.com 12, שלום hello", [R]),
        ("#שלום hello", [L]),
        ("#topic hello שלום", [L]),
        ("hello\nשלום\n\nhello", [L, R, R, L]),
        ("שלום\nhttps://example.com", [R, R]),
        ("#topic\nשלום", [R, R]),
        ("שלום\n12:30 😀", [R, R]),
        ("#topic", [L]),
        ("#שלום", [R]),
        ("@dov #שלום", [R]),
        ("@dov https://example.com", [A]),
        ("12\n34", [A, A]),
        ("𞤀 @a", [R]),
        ("שלום", [R]),
    ],
)
def test_each_line_runs_as_its_words_do(text, ways):
    for html in (render_lines(text, {"dov"}), render_plain(text)):
        # A single line may need no block where the browser would do the same.
        if len(ways) > 1 or "<div" in html:
            assert re.findall(r'<div dir="(\w+)">', html) == ways
        assert text_of(html) == text
    assert [way for way, _ in directed(text)] == ways


def test_a_single_line_needs_a_block_where_its_first_letter_misleads():
    assert render_lines("שלום <b> #topic", ()) == render("שלום <b> #topic", ())
    assert render_lines("#topic שלום", ()).startswith('<div dir="rtl">')
    assert render_lines("hello <b> 12", ()) == "hello &lt;b&gt; 12"
    assert render_lines("#topic hello", ()) == render("#topic hello", ())
    assert render_lines("#שלום hello", ()).startswith('<div dir="ltr">')


def test_names_that_are_no_links_keep_their_sign_in_a_line_from_right_to_left():
    assert "<bdi>@nobody</bdi>" in render_lines("@nobody שלום", ())
    assert "<bdi>#a</bdi>" in render_plain("#a שלום")
    assert "<bdi>" not in render_lines("@nobody hello", ())


@pytest.mark.parametrize(
    "gap", [" ", "\u200b", "\u3164", "\u2800", "\xa0", "\u115f", "\u2060", "\ufe0f"]
)
def test_older_texts_are_shown_without_gaps(gap):
    text = f"a{f'{gap}\n' * 130}b"
    assert text_of(render_lines(text, ())) == text_of(render_plain(text)) == f"a{gap}\n\nb"
    assert normalise(text) == f"a{gap}\n\nb"
    assert normalise(f"{gap}\n" * 130 + "a") == "a"


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
        ("a\n \nb", "a\n\nb"),
        ("a\u2028\u2029\x85\x0bb", "a\n\nb"),
        ("a\n\u200b\u0301\n\u3164\nb\n\u2800", "a\n\nb"),
        ("a\n  b", "a\n  b"),
        ("a\n\ufffdb", "a\n\ufffdb"),
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


@pytest.mark.parametrize(
    ("text", "line", "lines"),
    [
        ("\u3164\u3164", "", ""),
        (" \u200b\u2800\ufe0f\u0301 \u00ad\u034f", "", ""),
        (
            "Ana\u202enA\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u202a\u202b\u202c\u202d",
            "AnanA",
            "AnanA",
        ),
        ("\u202e\u3164", "", ""),
        (" a\x00 \n\n\n b ", "a b", "a \n\n b"),
        ("می‌شود 👩‍🚀", "می‌شود 👩‍🚀", "می‌شود 👩‍🚀"),
        ("\ue000", "\ue000", "\ue000"),
    ],
)
def test_what_people_write_of_themselves_is_seen_and_turns_nothing_around(text, line, lines):
    assert one_line(text) == line
    assert prose(text) == lines
