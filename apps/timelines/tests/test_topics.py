"""Tweets of followed topics on Home."""

import pytest
from django.core.management import call_command

from apps.graph import actions as graph
from apps.timelines import topics
from apps.timelines.checking import difference
from apps.timelines.feed import FETCHED
from apps.timelines.home import home_page
from apps.timelines.models import TopicFollow
from apps.timelines.store import any_newer
from apps.tweets import actions
from apps.tweets.models import TopicUse, Tweet


def texts(viewer):
    return [entry.tweet.text for entry in home_page(viewer, None).page.rows]


@pytest.fixture(params=["kept", "defined"])
def way(request, alice):
    """Home as it is made at first, and as it is kept."""
    if request.param == "kept":
        home_page(alice, None)
    return request.param


def test_what_is_said_of_a_followed_topic_comes_home(way, as_alice, alice, bob, carol):
    first = actions.post(bob, "look #Zoo")
    actions.post(carol, "not this #other")
    actions.post(bob, "an answer #zoo", reply_to=first)
    assert texts(alice) == []
    as_alice.post("/topic/ZOO/follow")
    actions.post(carol, "new #zoo")
    assert texts(alice) == ["new #zoo", "look #Zoo"]
    page = as_alice.get("/").text
    assert page.count('<a href="/topic/zoo"><bdi>zoo</bdi></a>') == 2
    assert not difference(alice)
    as_alice.post("/topic/zoo/unfollow")
    assert texts(alice) == []
    assert not difference(alice)


def test_the_topic_is_named_only_where_it_is_the_reason(as_alice, alice, bob, carol):
    graph.follow(alice, bob)
    topics.follow_topic(alice, "zoo")
    for one in (alice, bob, carol):
        actions.post(one, "look #zoo")
    entries = home_page(alice, None).page.rows
    assert [entry.topic for entry in entries] == ["zoo", None, None]


def test_hidden_and_muted_things_stay_away(way, alice, bob, carol):
    topics.follow_topic(alice, "zoo")
    for one in (bob, carol):
        actions.post(one, "look #zoo")
    graph.protect(bob)
    graph.mute(alice, carol)
    assert texts(alice) == []
    graph.unmute(alice, carol)
    graph.mute_word(alice, "look")
    assert texts(alice) == []


def test_pages_fit_together(way, alice, bob, carol):
    topics.follow_topic(alice, "zoo")
    graph.follow(alice, bob)
    for one in range(50):
        actions.post(carol if one % 2 else bob, f"{one} #zoo")
    seen, cursor = [], None
    while True:
        page = home_page(alice, cursor).page
        seen += [entry.tweet.text for entry in page.rows]
        cursor = page.next
        if cursor is None:
            break
    assert seen == [f"{one} #zoo" for one in range(49, -1, -1)]


def test_many_answers_hide_nothing(way, alice, bob):
    topics.follow_topic(alice, "zoo")
    first = [actions.post(bob, f"{one} #zoo") for one in range(5)]
    rows = Tweet.objects.bulk_create(
        Tweet(author=bob, text="x #zoo", reply_to=first[0], reply_to_author=bob)
        for _ in range(FETCHED + 10)
    )
    TopicUse.objects.bulk_create(TopicUse(tweet=row, topic="zoo") for row in rows)
    assert texts(alice) == [f"{one} #zoo" for one in range(4, -1, -1)]


def test_many_hidden_ones_only_take_further_pages(way, alice, bob, carol):
    topics.follow_topic(alice, "zoo")
    seen = actions.post(carol, "seen #zoo")
    rows = Tweet.objects.bulk_create(Tweet(author=bob, text="x #zoo") for _ in range(FETCHED + 10))
    TopicUse.objects.bulk_create(TopicUse(tweet=row, topic="zoo") for row in rows)
    graph.protect(bob)
    shown, cursor = [], None
    while True:
        page = home_page(alice, cursor).page
        shown += [entry.id for entry in page.rows]
        cursor = page.next
        if cursor is None:
            break
    assert shown == [seen.pk]


def test_the_pill_tells_of_them(as_alice, alice, bob):
    topics.follow_topic(alice, "zoo")
    home_page(alice, None)
    actions.post(bob, "look #zoo")
    answer = as_alice.get("/live?unread=0&home=1&seen=1&waiting=0")
    assert "Show 1 Tweet" in answer.text


def test_answers_and_what_is_gone_are_nothing_new(alice, bob):
    topics.follow_topic(alice, "zoo")
    first = actions.post(bob, "look #zoo")
    home_page(alice, None)
    actions.post(bob, "an answer #zoo", reply_to=first)
    actions.delete(actions.post(bob, "gone #zoo"))
    assert not any_newer(alice, first.pk)
    actions.post(bob, "more #zoo")
    assert any_newer(alice, first.pk)


def test_following_twice_is_following_once(as_alice, alice, fragment):
    for _ in range(2):
        page = as_alice.post("/topic/Zoo/follow", headers=fragment)
    assert 'aria-pressed="true"' in page.text
    assert TopicFollow.objects.get().topic == "zoo"
    for _ in range(2):
        page = as_alice.post("/topic/zoo/unfollow", headers=fragment)
    assert 'aria-pressed="false"' in page.text
    assert not TopicFollow.objects.exists()


def test_there_is_an_end_to_topics(as_alice, alice, fragment):
    for one in range(topics.MOST):
        topics.follow_topic(alice, f"zoo{one}")
    page = as_alice.post("/topic/more/follow", headers=fragment)
    assert "Unfollow one first" in page.text
    assert TopicFollow.objects.count() == topics.MOST


def test_the_command_finds_no_difference(alice, bob, capsys):
    topics.follow_topic(alice, "zoo")
    actions.post(bob, "look #zoo")
    home_page(alice, None)
    call_command("check_timelines")
    assert "are as they should be" in capsys.readouterr().out
