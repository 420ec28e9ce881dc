"""Trends: many people, more than usual; and who doesn't see them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.utils import timezone

from apps.discovery import trends
from apps.discovery.models import HiddenTrend, TopicStanding
from apps.graph import actions as graph
from apps.tweets import actions
from apps.tweets.models import Tweet

LONG_AGO = timezone.now() - timedelta(days=90)


@pytest.fixture
def people(person):
    return [person(f"p{one}", date_joined=LONG_AGO) for one in range(8)]


def say(people, text, **age):
    at = timezone.now() - timedelta(**age) if age else None
    return [actions.post(one, text, at=at) for one in people]


def names(viewer=None, number=10):
    trends.refresh()
    return [row.name for row in trends.trending(viewer or AnonymousUser(), number)]


def test_what_several_people_speak_of_is_a_trend(people):
    say(people[:3], "look #Zoo")
    say(people[:2], "look #Two")
    assert names() == ["Zoo"]
    row = TopicStanding.objects.get(topic="zoo")
    assert (row.people, row.tweets, row.usual) == (3, 3, 0)


def test_nobody_makes_a_trend_alone(people):
    for one in range(20):
        say(people[:1], f"spam {one} #spam")
    assert names() == []


def test_new_accounts_do_not_count(people, person):
    say([person(f"new{one}") for one in range(5)], "buy #this")
    assert names() == []


def test_protected_and_suspended_people_do_not_count(people):
    say(people[:4], "look #zoo")
    graph.protect(people[0])
    people[1].is_active = False
    people[1].save()
    assert names() == []


def test_what_is_usual_is_less_of_a_trend(people):
    for day in range(1, 8):
        say(people, "as always #daily", days=day, hours=1)
    say(people, "as always #daily")
    say(people[:3], "look #new")
    assert names() == ["new"]
    assert TopicStanding.objects.get(topic="daily").usual == pytest.approx(8)


def test_yesterday_is_over(people):
    say(people, "look #zoo", hours=25)
    assert names() == []
    assert [row.name for row in trends.popular(AnonymousUser(), 5)] == ["zoo"]


def test_one_person_counts_once_a_day(people):
    for hour in range(2, 12):
        say(people[:1], "again #zoo", days=1, hours=hour)
    say(people[:3], "look #zoo")
    names()
    assert TopicStanding.objects.get(topic="zoo").usual == pytest.approx(1 / 7)


def test_a_hidden_trend_is_gone_for_its_reader_alone(people, as_alice, alice, fragment):
    say(people[:3], "look #Zoo")
    names()
    answer = as_alice.post("/topic/zoo/hide", headers=fragment)
    assert 'hx-swap="delete"' in answer.text
    as_alice.post("/topic/zoo/hide")
    assert HiddenTrend.objects.count() == 1
    assert names(alice) == []
    assert names() == ["Zoo"]
    HiddenTrend.objects.create(topic="zoo")
    assert names() == []


def test_a_hidden_trend_can_be_shown_again(people, as_alice, alice, fragment):
    say(people[:3], "look #Zoo")
    names()
    as_alice.post("/topic/zoo/hide")
    assert "Hidden from my trends" in as_alice.get("/explore/trends").text
    page = as_alice.post("/topic/zoo/show", headers=fragment).text
    assert "Hidden from my trends" not in page
    assert names(alice) == ["Zoo"]


def test_only_topics_of_these_days_can_be_hidden(as_alice):
    assert as_alice.post("/topic/zoo/hide").status_code == 404
    assert not HiddenTrend.objects.exists()


def test_one_person_does_not_lead_the_topics(people):
    for one in range(9):
        say(people[:1], f"spam {one} #spam")
    say(people[:2], "look #zoo")
    trends.refresh()
    assert [row.name for row in trends.popular(AnonymousUser(), 5)] == ["zoo", "spam"]


@pytest.mark.django_db(transaction=True)
def test_counting_twice_at_once_is_counting_once(people):
    say(people[:3], "look #zoo")
    say(people[:3], "look #owl")

    def count(_):
        try:
            trends.refresh()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(count, range(12)))
    assert sorted(TopicStanding.objects.values_list("topic", flat=True)) == ["owl", "zoo"]


def test_counting_twice_is_counting_once(people):
    say(people[:3], "look #zoo")
    for _ in range(2):
        trends.refresh()
    assert TopicStanding.objects.count() == 1
    actions.delete(Tweet.objects.latest("pk"))
    actions.delete(Tweet.objects.filter(deleted_at=None).latest("pk"))
    actions.delete(Tweet.objects.filter(deleted_at=None).latest("pk"))
    trends.refresh()
    assert TopicStanding.objects.count() == 0


@pytest.mark.parametrize("verb", ["follow", "unfollow", "hide", "show", ""])
def test_topics_that_are_too_long_are_none(as_alice, verb):
    path = f"/topic/{'ﷺ' * 100}/{verb}".rstrip("/")
    answer = as_alice.post(path) if verb else as_alice.get(path)
    assert answer.status_code in ({404} if verb in {"", "follow", "hide"} else {302})


def test_a_muted_trend_is_gone(people, alice):
    say(people[:3], "look #zoo")
    graph.mute_word(alice, "#zoo")
    assert names(alice) == []


def test_a_trend_of_which_one_may_read_nothing_is_gone(people, alice):
    say(people[:3], "look #zoo")
    for one in people[:3]:
        graph.block(one, alice)
    assert names(alice) == []
    assert names() == ["zoo"]


def test_the_pages_show_them_with_counts(people, fragment):
    say(people[:3], "look #Zoo")
    names()
    for path in ("/explore", "/explore/trends"):
        text = Client().get(path).text
        assert "#Zoo" in text, path
        assert "3 Tweets by 3 people" in text, path
    assert "3 Tweets by 3 people this week" in Client().get("/explore/topics").text
    part = Client().get("/explore/trends?beside", headers=fragment).text
    assert "#Zoo" in part
    assert "<html" not in part
