import gzip

import pytest

from apps.discovery.popular import KEPT
from apps.graph import actions as graph
from apps.tweets import actions
from apps.tweets.models import Tweet
from apps.tweets.querysets import NOTICED


def test_explore_shows_what_was_liked_most(client, alice, bob, carol):
    actions.post(alice, "plain")
    liked = actions.post(bob, "liked")
    for one in (alice, carol):
        actions.like(one, liked)
    entries = client.get("/explore").context["page"].rows
    assert [entry.tweet.text for entry in entries] == ["liked", "plain"]


def test_explore_is_the_same_where_much_is_liked(client, alice, settings):
    settings.ACTION_LIMITS = {"tweet": (999, 3600)}
    posted = [actions.post(alice, f"{one}") for one in range(30)]
    for likes, tweet in enumerate(posted):
        Tweet.objects.filter(pk=tweet.pk).update(likes_count=likes)
    entries = client.get("/explore").context["page"].rows
    assert [entry.tweet.likes_count for entry in entries] == list(range(29, 9, -1))


def test_what_is_liked_a_lot_is_looked_for_seldom(client, as_alice, alice, bob, assert_queries):
    rows = Tweet.objects.bulk_create(
        Tweet(author=bob if one % 2 else alice, text=f"{one}", likes_count=NOTICED + one)
        for one in range(KEPT + 20)
    )
    first = [entry.tweet.pk for entry in client.get("/explore").context["page"].rows]
    assert first == [row.pk for row in rows[:-21:-1]]
    with assert_queries(6):
        as_alice.get("/explore")
    graph.protect(bob)
    seen = [entry.tweet.author for entry in client.get("/explore").context["page"].rows]
    assert seen == [alice] * 20


def test_a_topic_is_found_without_case_and_accents(client, alice):
    actions.post(alice, "one #Café")
    actions.post(alice, "two #cafe")
    actions.post(alice, "three #tea")
    for tag in ("CAFE", "café"):
        entries = client.get(f"/topic/{tag}").context["page"].rows
        assert [entry.tweet.text for entry in entries] == ["two #cafe", "one #Café"]
    assert "No Tweets to show" in client.get("/topic/nothing").text


def test_friends_of_friends_are_suggested_first(as_alice, alice, bob, carol, person):
    popular, dave = person("popular"), person("dave")
    for one in (bob, carol, popular, dave):
        actions.post(one, "hello")
    graph.follow(carol, popular)
    graph.follow(dave, popular)
    graph.follow(alice, bob)
    graph.follow(bob, carol)
    people = as_alice.get("/explore/people").context["people"]
    assert [one.username for one in people] == ["carol", "popular", "dave"]


def test_friends_of_friends_who_cannot_be_shown_make_room(as_alice, alice, bob, carol, person):
    near, popular = person("near"), person("popular", followers_count=99)
    hidden = [person(f"hidden{one}") for one in range(3)]
    for one in (near, popular, *hidden):
        actions.post(one, "hello")
    for friend in (bob, carol):
        graph.follow(alice, friend)
        for one in hidden:
            graph.follow(friend, one)
    graph.follow(bob, near)
    graph.protect(hidden[0])
    graph.mute(alice, hidden[1])
    graph.block(alice, hidden[2])
    people = as_alice.get("/explore/people").context["people"]
    assert [one.username for one in people] == ["near", "popular"]


def test_suggestions_leave_out_the_silent_the_followed_and_those_who_left(
    as_alice, alice, bob, carol, person
):
    person("silent")
    left = person("left")
    for one in (bob, carol, left):
        actions.post(one, "hello")
    graph.follow(alice, carol)
    left.is_active = False
    left.save()
    people = as_alice.get("/explore/people").context["people"]
    assert [one.username for one in people] == ["bob"]


def test_the_right_column_gets_a_short_list(client, person, fragment):
    for number in range(5):
        actions.post(person(f"p{number}"), "hello")
    response = client.get("/explore/people?beside", headers=fragment)
    assert len(response.context["people"]) == 3
    assert "Show more" in response.text
    assert "<html" not in response.text


@pytest.mark.parametrize(
    ("path", "number", "queries"),
    [
        # Where the day brought less than a page, the week and the month are asked as well.
        *[("/explore", 5, 9), ("/explore", 50, 7)],
        *[("/topic/t", 5, 6), ("/topic/t", 50, 6)],
        *[("/explore/people", 5, 3), ("/explore/people", 50, 3)],
    ],
)
def test_pages_cost_the_same_whatever_they_show(
    as_alice, person, path, number, queries, settings, assert_queries
):
    settings.ACTION_LIMITS = {"tweet": (999, 3600)}
    for one in range(number):
        actions.post(person(f"p{one}"), "hello #t")
    with assert_queries(queries):
        as_alice.get(path)


def test_the_welcome_page_shows_what_is_said_here(client, alice, bob, carol):
    assert "Create account" in client.get("/").text
    tweets = [actions.post(alice, f"said {number} #garden") for number in range(8)]
    actions.like(bob, tweets[3])
    actions.post(carol, "secret")
    graph.protect(carol)
    page = client.get("/")
    assert page.context["page"].rows[0].tweet.text == "said 3 #garden"
    assert len(page.context["page"].rows) == 5
    assert "secret" not in page.text
    assert "@alice" in page.text
    assert page.headers.get("X-Robots-Tag") is None


def test_the_welcome_page_is_quick_and_light(client, alice, bob, assert_queries):
    for number in range(30):
        actions.like(bob, actions.post(alice, f"said {number} #garden"))
    client.get("/")
    with assert_queries(5):
        page = client.get("/")
    assert len(gzip.compress(page.content)) < 10_000
