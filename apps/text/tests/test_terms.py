"""Terms of texts in many scripts, and that what is sought is found among them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.text.terms import LONGEST, parts_of_topic, sought, spans, terms, terms_of_url

TERMS = {
    "Hello, World!": "hello world",
    "don't O’Reilly": "dont oreilly",
    "Café Ñandú STRASSE straße": "cafe nandu strasse strasse",
    "ｆｕｌｌ ｗｉｄｔｈ": "full width",
    "snake_case C++ .NET AT&T": "snake case c net at t",
    "https://www.example.com/a-b": "www example com a b",
    "北京大学": "北京 京大 大学 学",
    "iPhone手机 now": "iphone 手机 机 now",
    "한국어 좋아": "한국 국어 어 좋아 아",
    "カタカナ": "カタ タカ カナ ナ",
    "हिन्दी में": "हिन्दी में",
    "עִבְרִית": "עברית",
    "one🎉two 👩‍👩‍👧": "one 🎉 two 👩‍👩‍👧",
    "❤️ ❤ 👍🏽 👍": "❤ ❤ 👍 👍",
    "": "",
    "?! -- '": "",
}


@pytest.mark.parametrize(("text", "expected"), TERMS.items())
def test_the_terms_of_a_text(text, expected):
    assert terms(text) == expected.split()


def test_only_the_last_character_by_itself_is_a_beginning():
    assert sought("北") == (("北",), True)
    assert sought("北京") == (("北京",), False)
    assert sought("big 北") == (("big", "北"), True)
    assert sought("北京 big") == (("北京", "京", "big"), False)
    assert sought("!!") == ((), False)


def test_a_topic_is_found_by_its_words():
    assert parts_of_topic("WorldCup2026") == ["world", "cup", "2026"]
    assert parts_of_topic("NASALaunch_day") == ["nasa", "launch", "day"]
    assert parts_of_topic("cats") == []
    assert parts_of_topic("Cats") == []


def test_an_address_is_found_by_its_parts():
    assert terms_of_url("HTTPS://www.News.example.com:80/Big-Cats?a=b") == [
        *("news.example.com", "example.com", "news", "example", "com"),
        *("big", "cats", "a", "b"),
    ]
    assert terms_of_url("example") == ["example"]


texts = st.text(max_size=60) | st.text(
    st.sampled_from("ab 北京タ한국 é'’🎉👩‍#_.-ส\u0301\ufe0f"), max_size=40
)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_a_database_can_split_them_at_spaces(text):
    for term in terms(text):
        assert re.fullmatch(r"[^\W_]*", term, re.ASCII) or not term.isascii(), term
        assert 0 < len(term) <= LONGEST
        assert not set(term) & set(" \t\n'\"\\_"), term
    assert all(not re.search(r"\s", term) for term in terms(text))


def holds(said, wanted):
    """Whether the terms stand side by side, as a database looks."""
    length = len(wanted.terms)
    for start in range(len(said) - length + 1):
        here = said[start : start + length]
        if wanted.open_ended:
            if tuple(here[:-1]) == wanted.terms[:-1] and here[-1].startswith(wanted.terms[-1]):
                return True
        elif tuple(here) == wanted.terms:
            return True
    return not length


@settings(max_examples=300, deadline=None)
@given(texts, texts, texts)
def test_every_text_is_found_by_each_part_of_it(before, wanted, after):
    text = f"{before} {wanted} {after}"
    assert holds(terms(text), sought(wanted))


@settings(max_examples=300, deadline=None)
@given(st.text("北京大学タワーカ한국어", min_size=1, max_size=12), st.data())
def test_every_part_of_a_script_without_spaces_is_found(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert holds(terms(text), sought(text[start:end]))


@settings(max_examples=300, deadline=None)
@given(texts, texts)
def test_marks_never_overlap_and_stay_inside(text, wanted):
    end = 0
    for start, stop in spans(f"{text} {wanted}", [wanted]):
        assert end <= start < stop <= len(text) + 1 + len(wanted)
        end = stop


def test_marks_stand_where_words_do():
    assert spans("An Owl, owls and ÖWL", ["owl"]) == [(3, 6), (17, 20)]
    assert spans("我爱北京大学", ["京大"]) == [(3, 5)]
    assert spans("good morning, good day", ["good day"]) == [(14, 22)]
    assert spans("don't", ["dont"]) == [(0, 5)]
