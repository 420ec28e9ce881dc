"""Homes that are kept, as the worker's tasks make and mend them."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone

from apps.graph import actions as graph
from apps.timelines import filling, tidying
from apps.timelines.checking import difference
from apps.timelines.models import Timeline, TimelineEntry, WidelyFollowed
from apps.tweets import actions

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_limits(settings):
    settings.ACTION_LIMITS = dict.fromkeys(settings.ACTION_LIMITS, (10**6, 3600))


def home(client, **query):
    return client.get("/", query).context["page"]


def texts(client, **query):
    return [entry.tweet.text for entry in home(client, **query).rows]


def events(person):
    timeline = Timeline.objects.get(owner=person)
    return set(TimelineEntry.objects.filter(timeline=timeline.pk).values_list("event", flat=True))


@pytest.fixture
def reader(as_alice, alice, bob):
    """Alice's browser; she follows bob, and has been on Home."""
    graph.follow(alice, bob)
    home(as_alice)
    return as_alice


def test_a_first_visit_shows_home_and_has_it_kept(as_alice, alice, bob):
    graph.follow(alice, bob)
    tweet = actions.post(bob, "before")
    assert not Timeline.objects.exists()
    assert texts(as_alice) == ["before"]
    assert events(alice) == {tweet.pk}
    assert texts(as_alice) == ["before"]


def test_it_is_written_for_those_alone_who_come(reader, alice, carol, bob):
    graph.follow(carol, bob)
    tweet = actions.post(bob, "hello")
    assert events(alice) == {tweet.pk}
    assert Timeline.objects.count() == 1


def test_ones_own_is_there_before_the_worker_has_come_by(as_alice, alice):
    home(as_alice)
    with transaction.atomic():
        tweet = actions.post(alice, "mine")
        again = actions.post(alice, "again", reply_to=tweet)
        assert events(alice) >= {tweet.pk, again.pk}


def test_answers_go_to_those_who_know_both(reader, alice, bob, carol):
    to_carol = actions.post(bob, "to carol", reply_to=actions.post(carol, "carol"))
    to_alice = actions.post(bob, "to alice", reply_to=actions.post(alice, "alice"))
    to_himself = actions.post(bob, "to bob", reply_to=to_alice)
    assert to_carol.pk not in events(alice)
    assert {to_alice.pk, to_himself.pk} <= events(alice)
    graph.follow(alice, carol)
    assert to_carol.pk in events(alice)


def test_a_task_done_twice_writes_once(reader, alice, bob):
    tweet = actions.post(bob, "once")
    filling.fan_out(bob.pk, tweet.pk, None, None)
    assert TimelineEntry.objects.filter(event=tweet.pk).count() == 1


@pytest.mark.parametrize("chunk", [1, 2, 3, 7])
def test_many_followers_are_written_to_in_chunks(reader, bob, person, chunk):
    for number in range(5):
        other = person(f"p{number}")
        graph.follow(other, bob)
        client = Client()
        client.force_login(other)
        home(client)
    tweet = actions.post(bob, "for six")
    TimelineEntry.objects.all().delete()
    filling.fan_out(bob.pk, tweet.pk, None, None, chunk)
    assert TimelineEntry.objects.filter(event=tweet.pk).count() == 6


def test_the_widely_followed_are_looked_for_at_reading(reader, alice, bob, carol, settings):
    before = actions.post(bob, "before")
    settings.WIDELY_FOLLOWED = 1
    after = actions.post(bob, "after")
    actions.retweet(bob, actions.post(carol, "passed on"))
    assert WidelyFollowed.objects.get().author == bob
    assert events(alice) == {before.pk}
    assert texts(reader) == ["passed on", "after", "before"]
    filling.want(alice.pk)
    filling.build(alice.pk)
    assert events(alice) == set()
    assert texts(reader) == ["passed on", "after", "before"]
    assert not difference(alice)
    graph.unfollow(alice, bob)
    assert texts(reader) == []
    # Whoever has become it stays so: what was not written is not there.
    settings.WIDELY_FOLLOWED = 10
    graph.follow(alice, bob)
    actions.post(bob, "later")
    assert texts(reader) == ["later", "passed on", "after", "before"]
    assert after.pk not in events(alice)


def test_old_pages_come_from_the_definition_without_gap_or_double(reader, alice, bob, settings):
    settings.WIDELY_FOLLOWED = 10**9
    said = [actions.post(bob, str(number)).text for number in range(filling.KEPT + 60)]
    filling.want(alice.pk)
    filling.build(alice.pk)
    assert len(events(alice)) == filling.KEPT
    page = home(reader)
    seen = [entry.tweet.text for entry in page.rows]
    while page.next:
        page = home(reader, before=page.next)
        seen += [entry.tweet.text for entry in page.rows]
    assert seen == said[::-1]


def test_what_has_grown_long_is_cut(reader, alice, bob):
    for number in range(tidying.LONGEST + 1):
        actions.post(bob, str(number))
    assert len(events(alice)) == tidying.LONGEST + 1
    tidying.tidy()
    assert len(events(alice)) == filling.KEPT
    assert Timeline.objects.get().floor == min(events(alice))
    assert not difference(alice)


def test_whoever_is_away_is_forgotten_and_comes_back_to_everything(reader, alice, bob):
    Timeline.objects.update(visited_on=timezone.now().date() - timedelta(days=31))
    tidying.tidy()
    assert not TimelineEntry.objects.exists()
    actions.post(bob, "while away")
    assert not Timeline.objects.exists()
    assert texts(reader) == ["while away"]
    assert len(events(alice)) == 1


def test_a_visit_is_noted_once_a_day(reader):
    Timeline.objects.update(visited_on=timezone.now().date() - timedelta(days=29))
    home(reader)
    assert Timeline.objects.get().visited_on == timezone.now().date()


def test_until_the_worker_has_come_by_the_definition_holds(reader, alice, carol, no_worker):
    actions.post(carol, "carol")
    graph.follow(alice, carol)
    assert not Timeline.objects.get().current
    assert texts(reader) == ["carol"]
    graph.unfollow(alice, carol)
    assert texts(reader) == []


def test_one_forgotten_out_of_date_is_made_anew(reader, alice):
    filling.want(alice.pk)
    tidying.tidy()
    assert Timeline.objects.get().current


def test_the_check_finds_what_is_missing_and_the_rebuild_mends_it(reader, alice, bob):
    for number in range(5):
        actions.post(bob, str(number))
    call_command("check_timelines", stdout=StringIO())
    TimelineEntry.objects.filter(event=max(events(alice))).delete()
    errors = StringIO()
    with pytest.raises(CommandError, match="1 of 1 differ"):
        call_command("check_timelines", stdout=StringIO(), stderr=errors)
    assert "lacks 1" in errors.getvalue()
    call_command("rebuild_timelines", "@alice", stdout=StringIO())
    call_command("check_timelines", "--sample", "0", stdout=StringIO())
    with pytest.raises(CommandError, match="Nobody"):
        call_command("rebuild_timelines", "@nobody")
