import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.text.normalising import fold
from apps.text.phrases import Phrases, phrase_key, words


@pytest.mark.parametrize(
    ("muted", "text", "said"),
    [
        ("cat", "The CAT sat.", True),
        ("cat", "category", False),
        ("cat", "#cat", True),
        ("cat", "the cat's tail, the cat’s ear", True),
        ("cat", "_cat_", True),
        ("cat", "ca\u00adt", True),
        ("C++", "vitamin C", False),
        ("C++", "I write C++.", True),
        ("C#", "C++", False),
        ("news", "https://news.example.org/today", False),
        ("news", "the news: https://example.org/", True),
        ("@bob", "https://example.org/@bob/1", False),
        ("example.org", "at example dot org", False),
        ("example.org", "look: https://www.Example.org/a?b", True),
        ("https://example.org/", "example.org/other", True),
        ("👍", "👍🏽", True),
        ("หมู", "หมา", False),
        ("ไม่", "ไม้", False),
        ("བོད", "བད", False),
        ("café", "CAFE\u0301!", True),
        ("straße", "STRASSE", True),
        ("don't", "I don’t know", True),
        ("don", "I don’t know", False),
        ("COVID-19", "covid 19", True),
        ("big deal", "a Big,  DEAL", True),
        ("big deal", "big bad deal", False),
        ("deal big", "big deal", False),
        ("#cat", "a cat", False),
        ("#cat", "a #Cat", True),
        ("#cat", "#cats", False),
        ("#cat", "see https://example.org/#cat", False),
        ("＃猫", "かわいい #猫", True),
        ("@bob", "hi @Bob", True),
        ("@bob", "bob", False),
        ("$tsla", "buy $TSLA", True),
        ("$tsla", "tsla", False),
        ("москва", "МОСКВА сегодня", True),
        ("москва", "москвачи", False),
        ("東京", "今日の東京タワー", True),
        ("東京", "東の京", False),
        ("학교", "학교에 갔다", True),
        ("か", "が", False),
        ("กาแฟ", "ดื่มกาแฟทุกวัน", True),
        ("हिन्दी", "मैं हिन्दी बोलता", True),
        ("سلام", "سلام عليكم", True),
        ("🍕", "pizza🍕now", True),
        ("❤", "love ❤️", True),
        ("👩", "👩‍👩‍👧", False),
        ("ＷＩＤＥ", "wide", True),
    ],
)
def test_a_phrase_is_found_by_whole_words(muted, text, said):
    assert Phrases([phrase_key(muted)]).said_in(text) is said


@pytest.mark.parametrize("nothing", ["", " ", "!!", "#", "…", "\u200b"])
def test_what_has_no_word_has_no_key(nothing):
    assert phrase_key(nothing) == ""


def test_no_phrase_is_found_nowhere():
    assert not Phrases([])
    assert not Phrases([]).said_in("anything")


@given(st.text())
def test_a_text_says_itself(text):
    key = phrase_key(text)
    assert not key or Phrases([key]).said_in(text)
    assert phrase_key(key) == key


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
    assert words(fold(text)) == words(text)


def test_500_phrases_cost_little_more_than_one():
    text = "some words of a Tweet that is as long as may be " * 5
    spent = {
        number: min(_seconds(Phrases([f"word{one} more" for one in range(number)]), text))
        for number in (1, 500)
    }
    assert spent[500] < 2 * spent[1]


def _seconds(phrases, text):
    for _ in range(50):
        began = time.perf_counter()
        phrases.said_in(text)
        yield time.perf_counter() - began
