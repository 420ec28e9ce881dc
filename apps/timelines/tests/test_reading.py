from datetime import timedelta

import pytest
from django.utils import timezone

from apps.core.ids import lowest_id_at
from apps.graph import actions as graph
from apps.timelines.models import Timeline
from apps.tweets import actions

pytestmark = pytest.mark.django_db
MARK = "You left off here"


@pytest.fixture
def reader(as_alice, alice, bob):
    graph.follow(alice, bob)
    for number in range(3):
        actions.post(bob, f"old {number}")
    as_alice.get("/")
    as_alice.get("/")
    return as_alice


def later(minutes=31):
    """So long ago was the last visit."""
    Timeline.objects.update(noted=lowest_id_at(timezone.now() - timedelta(minutes=minutes)))


def above_the_mark(client, path="/"):
    text = client.get(path).text
    assert text.count(MARK) <= 1
    above, mark, _ = text.partition(MARK)
    # The mark is part of the card below it.
    above = above.rpartition("<article")[0]
    words = [word for word in ("new 0", "new 1", "old 0", "old 2") if word in above]
    return words if mark else None


def test_the_next_visit_says_where_one_left_off(reader, bob):
    assert above_the_mark(reader) is None
    later()
    for number in range(2):
        actions.post(bob, f"new {number}")
    assert above_the_mark(reader) == ["new 0", "new 1"]


def test_a_reload_says_the_same(reader, bob):
    later()
    actions.post(bob, "new 0")
    for _ in range(3):
        assert above_the_mark(reader) == ["new 0"]


def test_what_comes_during_a_visit_moves_no_mark(reader, bob):
    later()
    actions.post(bob, "new 0")
    reader.get("/")
    later(5)
    actions.post(bob, "new 1")
    assert above_the_mark(reader) == ["new 0", "new 1"]


def test_with_nothing_new_there_is_no_mark(reader, bob):
    later()
    actions.post(bob, "new 0")
    reader.get("/")
    later()
    assert above_the_mark(reader) is None


def test_the_mark_stands_on_the_page_where_it_belongs(reader, bob):
    later()
    for _ in range(20):
        actions.post(bob, "more")
    first = reader.get("/")
    assert MARK not in first.text
    assert above_the_mark(reader, f"/?before={first.context['page'].next}") == []


def test_what_the_pill_brought_counts_as_seen(reader, bob, fragment):
    later()
    since = reader.get("/").context["home_newest"]
    later(2)
    actions.post(bob, "new 0")
    reader.get(f"/?since={since}", headers=fragment)
    later()
    actions.post(bob, "new 1")
    assert above_the_mark(reader) == ["new 1"]


def test_looking_often_writes_seldom(reader, bob, assert_queries):
    later()
    actions.post(bob, "new 0")
    reader.get("/")
    actions.post(bob, "new 1")
    seen = Timeline.objects.get().seen
    reader.get("/")
    assert Timeline.objects.get().seen == seen
