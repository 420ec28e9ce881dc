"""What each query finds in a fixed set of Tweets. The same on SQLite and PostgreSQL, since the
whole suite runs on both."""

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.discovery import query
from apps.discovery.finding import newest
from apps.discovery.planning import plan
from apps.discovery.ranking import top
from apps.graph import actions as graph
from apps.graph.models import Follow
from apps.text.normalising import normalise
from apps.tweets import actions
from apps.users.models import User

from .library import Library

ALL = (
    "old year hello round cafe dog cat zh ja ko th party link cash reply chain quote stripes signs"
    " liked edited"
)
FOX = "old year dog cat reply"
QUERIES = {
    # Words, in any case and with or without accents.
    "fox": "year dog cat reply",
    "FOX": "year dog cat reply",
    "foxes": "old",
    "cafe": "cafe",
    "CAFÉ zurich": "cafe",
    "straße": "cafe",
    "fox cat": "cat",
    "fox missing": "",
    "don't": "signs",
    "dont": "signs",
    "O'Reilly": "signs",
    "AT&T": "signs",
    "bold": "signs",
    "snake_case": "signs",
    "case snake": "signs",
    "before": "",
    "owl": "edited",
    # Scripts without spaces, and endings of Korean words.
    "北京": "zh",
    "京大": "zh",
    "学": "zh",
    "我": "zh",
    "大北": "",
    "北京 大学": "zh",
    "東京タワー": "ja",
    "タ": "ja",
    "한국": "ko",
    "말해": "ko",
    "ครับ": "th",
    "🎉": "party",
    "👩‍👩‍👧": "party",
    "👩": "",
    # Phrases.
    '"hello world"': "hello",
    '"world hello"': "round",
    '"quick fox"': "",
    '"北京大学"': "zh",
    '"the lazy dog"': "dog",
    '"good morning" world': "hello",
    "“hello world”": "hello",
    # Without, either, and groups.
    "fox -dog": "year cat reply",
    "fox -dog -cat": "year reply",
    "-fox -from:alice -from:carol": "round ja party cash",
    'hello -"hello world"': "round",
    "cat OR owl": "cat edited",
    "fox cat OR dog": "dog cat",
    "min_likes:5 OR owl OR 北京": "zh liked edited",
    "-(min_likes:5 OR fox) from:carol": "zh th chain quote signs edited",
    "(cat OR dog) -lazy": "cat quote",
    "-(fox OR hello) from:bob": "ja party cash",
    "(fox (cat OR lazy)) OR owl": "dog cat edited",
    # Topics, money, people.
    "#animals": "dog cat",
    "#Animals -cat": "dog",
    "#worldcup2026": "cat",
    "worldcup2026": "cat",
    "cup": "cat",
    "animals": "dog cat",
    "$twt": "cash",
    "$TWT $btc": "cash",
    "twt": "cash",
    "@alice": "cat",
    "@nobody": "",
    "@___": "",
    "fox -@___": "year dog cat reply",
    "from:bob": "year round dog ja party cash reply",
    "from:@BOB fox": "year dog reply",
    "from:me fox": "",
    "from:me foxes": "old",
    "from:nobody": "",
    "to:alice": "reply",
    "to:me": "reply",
    "to:bob": "chain",
    # Kinds.
    "filter:replies": "reply chain",
    "fox -filter:replies": "year dog cat",
    "filter:quote": "quote",
    "has:images": "stripes",
    "filter:media": "stripes",
    "filter:links": "link",
    "filter:poll": "",
    "filter:follows fox": "year dog reply",
    "-filter:follows fox": "cat",
    "has:links OR has:images": "link stripes",
    "lang:de": "cafe",
    "lang:ko OR lang:th": "ko th",
    "url:example.com": "link",
    "url:news.example.com": "link",
    "url:cats": "link",
    "url:https://news.example.com/big-cats": "link",
    "url:other.com": "",
    "big": "link",
    # Counts.
    "min_likes:12": "liked",
    "min_faves:12 min_retweets:3": "liked",
    "min_likes:13": "",
    "min_retweets:4": "",
    "min_replies:1": "hello reply",
    "likes min_likes:1": "liked",
    "owl OR min_likes:5": "edited liked",
    "-min_likes:1 from:carol -filter:replies": "cat zh th quote signs edited",
    # Times.
    "fox until:2021-01-01": "",
    "foxes until:2020-03-06": "old",
    "foxes since:2020-03-05 until:2020-03-06": "old",
    "foxes since:2020-03-06": "",
    "until:2021-01-02": "old year",
    "since:2021-01-01 until:2021-01-02": "year",
    "fox within:2d": "dog cat reply",
    "fox -within:2d": "year",
    "fox since:0001-01-01": "year dog cat reply",
    "fox until:9999-12-31": "year dog cat reply",
    "fox within:999999w": "year dog cat reply",
    "foxes OR since:9999-01-01": "old",
    # What can't be understood is words, or nothing at all.
    "since:tomorrow": "",
    "": "",
    "!!! ???": "",
    "fox !!!": "year dog cat reply",
    "NEAR(fox dog)": "",
    "fox NEAR dog": "",
    "fox*": "year dog cat reply",
    "fo*": "",
    '"': "",
    '"fox': "year dog cat reply",
    'fox" dog': "dog",
    "((fox": "year dog cat reply",
    "fox)) dog": "dog",
    "fox OR": "",
    "OR fox": "",
    "fox AND dog": "dog",
    "fox NOT dog": "",
    "' OR 1=1 --": "",
    "fox'; DROP TABLE tweets_tweet": "",
    "words:fox": "",
    "{fox} ^fox": "year dog cat reply",
    "fox\x00dog": "dog",
    "fox\\": "year dog cat reply",
    "%": "",
    "fo_": "",
    "_a": "cat quote stripes",
    "_kreply": "",
}


@pytest.fixture
def library(alice, bob, carol):
    return Library(alice, bob, carol)


def test_what_each_query_finds(library):
    for text, names in QUERIES.items():
        assert sorted(library.find(text)) == sorted(names.split()), text


def test_a_conversation(library):
    start, reply = library.tweets["hello"], library.tweets["reply"]
    assert library.find(f"conversation:{start.pk}") == ["chain", "reply", "hello"]
    assert library.find(f"conversation:{start.pk} fox") == ["reply"]
    assert library.find(f"conversation:{reply.pk}") == []


def test_the_newest_stand_first(library):
    assert library.find("fox") == ["reply", "cat", "dog", "year"]


def test_every_tweet_is_found_by_what_it_is_not(library):
    found = library.find("-zzz")
    assert found == list(reversed(ALL.split()))[:20]


def test_long_and_hostile_queries_get_an_answer(library):
    for text in ("fox " * 2_500, "(" * 10_000, '"' * 9_999, "-" * 500 + "fox", "a OR " * 3_000):
        library.find(text)
    assert library.find("fox " * 2_500) == library.find("fox")


def test_who_is_signed_out_follows_nobody(library):
    assert library.find("filter:follows fox", AnonymousUser()) == []
    assert library.find("from:me fox", AnonymousUser()) == []


def test_many_followed_people_are_asked_of_the_tables(library):
    people = User.objects.bulk_create(
        [User(username=f"p{one}", email=f"p{one}@example.org") for one in range(301)]
    )
    Follow.objects.bulk_create([Follow(follower=library.alice, followed=one) for one in people])
    assert library.find("filter:follows fox") == ["reply", "dog", "year"]
    assert library.find("-filter:follows fox") == ["cat"]
    assert library.find("owl OR (filter:follows lazy)") == ["edited", "dog"]


def test_names_of_those_who_are_not_there_find_nothing(library, bob, carol):
    start = library.tweets["round"]
    library.tweets["for bob"] = actions.post(carol, "an owl for bob", reply_to=start)
    assert library.find("to:bob owl") == ["for bob"]
    graph.block(bob, library.alice)
    assert library.find("to:bob owl") == []
    assert library.find("from:bob") == []


def test_a_conversation_whose_beginning_is_hidden_finds_nothing(library, bob, carol):
    start = library.tweets["round"]
    library.tweets["for bob"] = actions.post(carol, "an owl for bob", reply_to=start)
    assert library.find(f"conversation:{start.pk}") == ["for bob", "round"]
    graph.block(bob, library.alice)
    assert library.find(f"conversation:{start.pk}") == []


def test_phrases_do_not_reach_from_one_topic_into_the_next(library, bob):
    library.tweets["two"] = actions.post(bob, "#BigBang b #BigCats")
    assert library.find('"big cats"') == ["two", "link"]
    assert library.find('"bang cats"') == []
    assert library.find('"bang big"') == []


def test_long_topics_are_told_apart(library, bob):
    for name, end in (("one", "a"), ("other", "b")):
        library.tweets[name] = actions.post(bob, f"#{'x' * 200}{end}")
    assert library.find(f"#{'x' * 200}a") == ["one"]


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    text=st.text(max_size=80) | st.lists(st.sampled_from(sorted(QUERIES)), max_size=6).map(" ".join)
)
def test_every_text_gets_an_answer(library, text):
    for tab in (newest, top):
        found = plan(query.parse(normalise(text)), library.alice)
        if found is not None:
            tab(found, library.alice, None)
