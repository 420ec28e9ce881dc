import re

import pytest
from django.db.models import F
from django.test import Client

from apps.graph import actions as graph
from apps.timelines.models import Timeline, TimelineEntry
from apps.tweets import actions

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(as_alice, alice, bob, carol):
    """Home of alice, who follows bob and carol, as it stays open in her browser."""
    graph.follow(alice, bob)
    graph.follow(alice, carol)
    actions.post(bob, "before")
    as_alice.get("/")
    as_alice.get("/notifications")
    return Page(as_alice)


class Page:
    def __init__(self, client):
        self.client = client
        self.question = question(client.get("/"))

    def ask(self):
        """The pill's words, None without a pill, or "nothing" when there is no answer."""
        response = self.client.get(self.question)
        if response.status_code == 204:
            assert not response.content
            return "nothing"
        self.question = question(response)
        pill = re.search(r"Show (.+)", response.text)
        return pill and pill[1].strip()

    def show(self, fragment):
        since = re.search(r"home=(\d+)", self.question)[1]
        response = self.client.get(f"/?since={since}", headers=fragment)
        self.question = question(response)
        return response


def question(response):
    return re.search(r'hx-get="(/live[^"]+)"', response.text)[1].replace("&amp;", "&")


def shown(response):
    return re.findall(r'class="text" dir="auto">([^<]+)', response.text)


def test_nothing_new_costs_two_look_ups_and_no_byte(opened, assert_queries):
    # The account and what is kept, besides the badge.
    with assert_queries(2):
        assert opened.ask() == "nothing"


def test_new_ones_are_told_once(opened, bob, carol):
    actions.post(bob, "one")
    assert opened.ask() == "1 Tweet"
    assert opened.ask() == "nothing"
    actions.post(carol, "two")
    assert opened.ask() == "2 Tweets"


def test_the_faces_are_those_of_the_newest(opened, bob, carol, person, alice):
    dave, erin = person("dave"), person("erin")
    for one in (dave, erin):
        graph.follow(alice, one)
    for one in (bob, dave, carol, carol, erin):
        actions.post(one, "x")
    faces = opened.client.get(opened.question).context["faces"]
    assert [one.username for one in faces] == ["erin", "carol", "dave"]


def test_the_pill_brings_them_and_nothing_else(opened, bob, fragment):
    actions.post(bob, "one")
    actions.post(bob, "two")
    opened.ask()
    response = opened.show(fragment)
    assert shown(response) == ["two", "one"]
    assert 'hx-target="#feed" hx-swap="afterbegin"' in response.text
    assert opened.ask() == "nothing"


def test_more_than_a_page_begins_the_timeline_anew(opened, bob, fragment):
    for number in range(21):
        actions.post(bob, f"{number}")
    assert opened.ask() == "20+ Tweets"
    response = opened.show(fragment)
    assert shown(response) == [str(number) for number in range(20, 0, -1)]
    assert 'hx-target="#feed" hx-swap="innerHTML"' in response.text
    assert 'hx-target="#older"' in response.text


def test_ones_own_are_not_news(opened, alice):
    actions.post(alice, "mine")
    assert opened.ask() == "nothing"


def test_but_come_in_their_place_from_another_device(opened, alice, bob, fragment):
    actions.post(alice, "mine")
    actions.post(bob, "one")
    assert opened.ask() == "1 Tweet"
    assert shown(opened.show(fragment)) == ["one", "mine"]


@pytest.mark.parametrize("hide", [graph.block, graph.mute, graph.unfollow])
def test_who_is_not_on_home_is_not_announced(opened, alice, bob, hide):
    hide(alice, bob)
    actions.post(bob, "hidden")
    assert opened.ask() == "nothing"


def test_a_muted_word_is_not_announced(opened, alice, bob):
    graph.mute_word(alice, "spoiler")
    actions.post(bob, "a spoiler")
    assert opened.ask() == "nothing"


def test_widely_followed_people_are_announced_too(opened, bob, settings):
    settings.WIDELY_FOLLOWED = 1
    actions.post(bob, "to all")
    assert opened.ask() == "1 Tweet"
    actions.retweet(bob, actions.post(bob, "again"))
    assert opened.ask() == "2 Tweets"


def test_a_retweet_is_announced_by_who_passed_it_on(opened, bob, person):
    actions.retweet(bob, actions.post(person("stranger"), "far away"))
    response = opened.client.get(opened.question)
    assert [one.username for one in response.context["faces"]] == ["bob"]


def test_while_home_is_made_anew_nothing_is_told(opened, alice, bob):
    Timeline.objects.update(wanted=F("wanted") + 1)
    actions.post(bob, "one")
    assert opened.ask() == "nothing"


def test_a_stranger_is_told_nothing():
    assert Client().get("/live?home=0").status_code == 204


def test_nonsense_is_refused(as_alice):
    assert as_alice.get("/live?home=x").status_code == 400


def test_what_arrives_behind_something_newer_is_announced(opened, alice, bob, carol):
    """A fan-out may come after one that began later, or after one's own Tweet."""
    earlier = actions.post(bob, "earlier")
    rows = TimelineEntry.objects.filter(event=earlier.pk)
    entry = rows.values("timeline", "event", "tweet").get()
    rows.delete()
    actions.post(carol, "later")
    assert opened.ask() == "1 Tweet"
    TimelineEntry.objects.bulk_create([TimelineEntry(**entry)])
    assert opened.ask() == "2 Tweets"


def test_an_older_page_waits_for_nothing(opened, alice, bob):
    for number in range(30):
        actions.post(bob, str(number))
    first = opened.client.get("/").context["page"]
    older = opened.client.get(f"/?before={first.next}")
    assert 'id="pill"' not in older.text
    assert opened.client.get(question(older)).status_code == 204
