from datetime import timedelta

import pytest
from django.utils import timezone

from apps.core.ids import new_id
from apps.graph import actions as graph
from apps.graph.actions.mute import MAX_WORDS
from apps.graph.models import MutedWord
from apps.media.actions.upload import store_image
from apps.media.tests.files import noise
from apps.tweets import actions
from apps.tweets.models import LinkCard, Tweet
from apps.tweets.muting import WordFilter

PAGE = "/settings/muted-words"


def mute(client, written, lasting=""):
    return client.post(PAGE, {"written": written, "lasting": lasting})


def texts(client, path="/"):
    return [entry.tweet.text for entry in client.get(path).context["page"].rows]


@pytest.fixture
def friend(alice, bob):
    graph.follow(alice, bob)
    return bob


def test_they_are_gone_from_home_topics_and_explore_alone(as_alice, friend):
    tweet = actions.post(friend, "The FINALE of #show")
    actions.post(friend, "finally #show")
    assert mute(as_alice, "finale")["Location"] == PAGE
    for path in ("/", "/topic/show", "/explore"):
        assert texts(as_alice, path) == ["finally #show"], path
    assert "FINALE" in as_alice.get("/@bob").text
    assert "FINALE" in as_alice.get(tweet.path).text
    assert "finale" in as_alice.get(PAGE).text
    as_alice.post(f"{PAGE}/{MutedWord.objects.get().pk}/unmute")
    assert len(texts(as_alice)) == 2
    assert "finale" not in as_alice.get(PAGE).text


def test_what_others_pass_on_is_gone_too(as_alice, friend, carol):
    actions.retweet(friend, actions.post(carol, "a finale"))
    mute(as_alice, "finale")
    assert texts(as_alice) == []


def test_a_quoted_one_is_covered(as_alice, friend, carol):
    quoted = actions.post(carol, "a finale")
    actions.post(friend, "how nice", quote_of=quoted)
    mute(as_alice, "finale")
    text = as_alice.get("/").text
    assert "how nice" in text
    assert "a finale" not in text
    assert "It says something you mute" in text


def test_ones_own_stay(as_alice, alice):
    actions.post(alice, "my finale")
    mute(as_alice, "finale")
    assert texts(as_alice) == ["my finale"]


def test_others_read_on(client, as_alice, friend, carol):
    actions.post(friend, "a finale #show")
    mute(as_alice, "finale")
    graph.follow(carol, friend)
    client.force_login(carol)
    assert texts(client) == ["a finale #show"]
    client.logout()
    assert texts(client, "/topic/show") == ["a finale #show"]


@pytest.mark.parametrize(("lasting", "days"), [("day", 1), ("week", 7), ("month", 30)])
def test_one_may_end_by_itself(as_alice, friend, lasting, days):
    actions.post(friend, "a finale")
    mute(as_alice, "finale", lasting)
    until = MutedWord.objects.get().until
    assert until is not None
    assert abs(until - timezone.now() - timedelta(days=days)) < timedelta(minutes=1)
    MutedWord.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert texts(as_alice) == ["a finale"]
    assert "finale" not in as_alice.get(PAGE).text


def test_the_same_in_another_spelling_is_one_and_takes_the_new_duration(as_alice):
    mute(as_alice, "Café", "day")
    mute(as_alice, "CAFE")
    word = MutedWord.objects.get()
    assert (word.written, word.until) == ("CAFE", None)


@pytest.mark.parametrize("written", ["", "!!!", "x" * 101])
def test_bad_ones_are_refused_with_what_was_written(as_alice, written):
    response = mute(as_alice, written)
    assert response.status_code == 422
    assert 'aria-invalid="true"' in response.text
    assert written in response.text
    assert not MutedWord.objects.exists()


def test_letters_that_grow_by_folding_are_no_trouble(as_alice):
    assert mute(as_alice, "\ufdfa" * 100).status_code == 302


def test_nobody_mutes_more_than_a_thousand(as_alice, alice, settings):
    settings.ACTION_LIMITS = {"mute": (9999, 1)}
    MutedWord.objects.bulk_create(
        MutedWord(id=new_id(), muter=alice, written=f"w{one}", key=f"w{one}")
        for one in range(MAX_WORDS)
    )
    assert "1,000 already" in mute(as_alice, "one more").text
    assert mute(as_alice, "w5", "day").status_code == 302


def test_those_that_have_ended_take_no_room(as_alice, alice):
    MutedWord.objects.bulk_create(
        MutedWord(id=new_id(), muter=alice, written=f"w{one}", key=f"w{one}", until=timezone.now())
        for one in range(MAX_WORDS)
    )
    assert mute(as_alice, "one more").status_code == 302
    assert MutedWord.objects.count() == 1


def test_a_page_of_nothing_but_muted_ones_says_nothing_false(as_alice, friend, settings):
    settings.ACTION_LIMITS = dict.fromkeys(("tweet", "mute"), (9999, 3600))
    for one in range(250):
        actions.post(friend, f"{one} finale")
    mute(as_alice, "finale")
    text = as_alice.get("/").text
    assert "Welcome to" not in text
    assert "before=" in text


def test_ones_words_are_nobody_elses(client, as_alice, bob):
    mute(as_alice, "finale")
    word = MutedWord.objects.get()
    client.force_login(bob)
    assert "finale" not in client.get(PAGE).text
    client.post(f"{PAGE}/{word.pk}/unmute")
    assert MutedWord.objects.exists()
    client.logout()
    assert "login" in client.get(PAGE)["Location"]
    assert client.get(f"{PAGE}/{word.pk}/unmute").status_code == 405


def test_the_list_goes_on_and_a_topic_leads_there(as_alice, fragment):
    for one in range(25):
        mute(as_alice, f"word{one}")
    page = as_alice.get(PAGE)
    assert "word5<" in page.text
    assert "word4<" not in page.text
    following = page.context["page"].next
    more = as_alice.get(PAGE, {"before": following}, headers=fragment)
    assert "word4<" in more.text
    assert "<html" not in more.text
    assert 'value="#zoo"' in as_alice.get(PAGE, {"word": "#zoo"}).text
    assert f"{PAGE}?word=%23zoo" in as_alice.get("/topic/zoo").text


def test_pages_stay_whole_and_without_gaps_where_most_is_muted(as_alice, friend, settings):
    settings.ACTION_LIMITS = dict.fromkeys(("tweet", "mute"), (9999, 3600))
    said = []
    for one in range(500):
        text = f"{one} #show" if one % 5 == 0 else f"{one} finale #show"
        actions.post(friend, text)
        said.append(text)
    mute(as_alice, "finale")
    expected = [text for text in reversed(said) if "finale" not in text]
    for path in ("/", "/topic/show"):
        found: list[str] = []
        cursor: dict[str, int] = {}
        for _ in range(20):
            page = as_alice.get(path, cursor).context["page"]
            found += [entry.tweet.text for entry in page.rows]
            if page.next is None:
                break
            cursor = {"before": page.next}
        assert found == expected, path


def test_500_cost_a_page_two_look_ups_more(as_alice, alice, friend, assert_queries):
    for one in range(25):
        actions.post(friend, f"tweet {one}")
    MutedWord.objects.bulk_create(
        MutedWord(id=new_id(), muter=alice, written=f"w{one}", key=f"w{one}") for one in range(500)
    )
    for _visit in range(2):
        assert len(texts(as_alice)) == 20
    # Besides the words: the person, what is kept, what of it is there, cards; and texts.
    with assert_queries(6):
        texts(as_alice)


@pytest.fixture
def saying(alice, friend, carol):
    """Ways to say a word other than in the text: the Tweet that says it, and whether all of it is
    left out or only what it quotes."""

    def pictured(author):
        return store_image(author, noise(20, 20), "a stick of Rhubarb")

    def card(**texts):
        return LinkCard.objects.create(url="https://example.com/", digest="x", **texts)

    def carded(**texts):
        tweet = actions.post(friend, "see https://example.com/ #garden")
        Tweet.objects.filter(pk=tweet.pk).update(card=card(**texts))

    return {
        "a description": lambda: actions.post(friend, "look #garden", images=[pictured(friend)]),
        "a card's title": lambda: carded(title="All about rhubarb"),
        "a card's text": lambda: carded(title="Plants", description="rhubarb, mostly"),
        "a quoted text": lambda: actions.post(
            friend, "this #garden", quote_of=actions.post(carol, "rhubarb")
        ),
        "a quoted description": lambda: actions.post(
            friend, "this #garden", quote_of=actions.post(carol, "look", images=[pictured(carol)])
        ),
    }


WAYS = [
    *("a description", "a card's title", "a card's text"),
    *("a quoted text", "a quoted description"),
]
SURFACES = ("/", "/topic/garden", "/search?q=garden&f=latest", "/search?q=garden", "/explore")


@pytest.mark.parametrize("way", WAYS)
def test_whatever_a_card_shows_is_judged(as_alice, alice, friend, carol, saying, way):
    saying[way]()
    told = actions.post(friend, "and @alice", quote_of=Tweet.objects.filter(author=friend).first())
    assert all("hubarb" in as_alice.get(path).text for path in SURFACES)
    graph.mute_word(alice, "rhubarb")
    for path in (*SURFACES, "/notifications"):
        assert "hubarb" not in as_alice.get(path).text, path
    assert told.path in as_alice.get("/notifications").text


def test_no_phrase_reaches_from_one_text_into_another(as_alice, friend):
    image = store_image(friend, noise(20, 20), "barb wire")
    actions.post(friend, "look at the rhu", images=[image])
    mute(as_alice, "rhu barb")
    assert texts(as_alice) == ["look at the rhu"]


def test_descriptions_cost_one_query_more(alice, friend, assert_queries):
    graph.mute_word(alice, "rhubarb")
    tweets = [
        actions.post(friend, "t", images=[store_image(friend, noise(20, 20), "red")])
        for _ in range(5)
    ]
    with assert_queries(3):
        assert WordFilter(alice).hidden([tweet.pk for tweet in tweets]) == set()
