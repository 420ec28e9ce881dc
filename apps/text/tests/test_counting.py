import json
import time
from pathlib import Path

import pytest
from django.conf import settings as site
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.text.counting import weigh
from apps.text.normalising import normalise
from apps.text.rendering import render_lines
from apps.text.tlds import as_module

LENGTHS = json.loads((Path(__file__).parent / "lengths.json").read_text())

HOSTILE = {
    "one letter": "a" * 10_000,
    "heavy": "中" * 10_000,
    "long label": "中" * 9_990 + ".invalid",
    "dots": "a." * 5_000,
    "hosts": "a.com" * 2_000,
    "addresses": "a.com " * 1_666,
    "schemes": "http://" * 1_428,
    "with schemes": "http://a.co " * 833,
    "brackets": "a.com/(" * 1_428,
    "open brackets": "a.com/" + "(" * 9_994,
    "bad ends": "a.com/" + "!" * 9_994,
    "bad query": "a.com/?" + "!" * 9_993,
    "underscores": "_" * 9_996 + ".com",
    "dashes": "a-" * 4_998 + ".com",
    "punycode": "xn--" * 2_499 + ".com",
    "mixed": "中.com" * 2_000,
    "mentions": "@alice " * 1_428,
    "at signs": "@" * 10_000,
    "topics": "#topic " * 1_428,
    "hash signs": "#" * 10_000,
    "digits": "#" + "1" * 9_999,
    "digits again": "#1" * 5_000,
    "cashtags": "$TEST " * 1_666,
    "emoji": "😀" * 10_000,
    "joined emoji": "👨\u200d" * 5_000,
    "flags": "🇩" * 10_000,
    "variation": "\ufe0f" * 10_000,
    "accents": "e" + "\u0301" * 9_999,
    "spaces": " " * 10_000,
    "markup": "<&>" * 3_333,
    "colons": ":" * 10_000,
    "slashes": "a.com/" + "/(" * 4_997,
    "closing brackets": "a.com/" + ")" * 9_994,
    "nested brackets": "a.com/" + "(" * 4_997 + ")" * 4_997,
    "nested addresses": "a.com/(" * 1_000 + ")" * 1_000,
    "brackets of two kinds": "a.com/([" * 1_250,
    "quotation marks": "a.com/“" * 1_428,
    "letters behind a host": "a.com/" + "위" * 9_994,
    "marks behind a host": "a.com/" + "\u0301" * 9_994,
    "joiners behind a host": "a.com/" + "\u200d" * 9_994,
    "addresses in a tail": "a.com/위.com/" * 900,
    "questions": "a.com?" * 1_666,
    "lines": "\n" * 10_000,
    "unseen lines": "\u200b\n" * 5_000,
    "lines of one letter": "a\n" * 5_000,
    "lines from right to left": "@a שלום\n" * 1_250,
    "long unseen line": "a\n" + "\u200b" * 9_998 + "b",
}


@pytest.mark.parametrize(("text", "length"), LENGTHS)
def test_lengths(text, length):
    assert weigh(normalise(text)).length == length


def test_what_fits_is_told_in_code_points():
    assert weigh("中" * 141) == (282, 140, False)
    assert weigh("x" * 279 + "中").fits == 279
    assert weigh("x" * 257 + " https://example.org").fits == 258
    assert weigh("x" * 256 + " https://example.org").valid


@pytest.mark.parametrize("text", ["", "a\ufffeb", "\ufeff"])
def test_some_texts_are_not_valid(text):
    assert not weigh(text).valid


@given(st.text())
def test_length_never_shrinks_by_adding_a_word(text):
    assert weigh(f"{text} word").length >= weigh(text).length - 21


# What `pace` takes on an idle machine with two cores of 2023, in seconds.
QUIET_PACE = 0.0010


def seconds(work, text):
    began = time.process_time()
    work(text)
    return time.process_time() - began


def pace():
    """How much slower than an idle machine this one counts at the moment; 1 if not slower.

    Other processes on the same cores slow every instruction down, process time or not.
    """
    taken = min(seconds(lambda words: sorted(words.split()), "b a c " * 10_000) for _ in range(5))
    return max(1.0, taken / QUIET_PACE)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize(
    "work", [weigh, lambda text: render_lines(text, ())], ids=["weigh", "render"]
)
def test_ten_thousand_characters_take_less_than_20_milliseconds(work, text):
    # The best of many: what the text costs, not what else the machine does.
    assert any(seconds(work, text) < 0.020 * pace() for _ in range(30))


@settings(max_examples=30, deadline=None)
@given(st.text(st.sampled_from("a.:/@#$(中😀\u200d-_ x"), min_size=1, max_size=12))
def test_any_repetition_takes_linear_time(pattern):
    short, long = pattern * (1_000 // len(pattern)), pattern * (8_000 // len(pattern))
    for work in (weigh, lambda text: render_lines(text, ())):
        quick = min(seconds(work, short) for _ in range(3))
        slow = min(seconds(work, long) for _ in range(3))
        assert slow < 24 * quick + 0.002


def test_the_browser_has_the_same_domains():
    written = (site.BASE_DIR / "static/js/tlds.js").read_text()
    assert written == as_module(), "run make tlds"
