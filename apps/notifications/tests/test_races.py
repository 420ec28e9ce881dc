"""Many acts at the same moment make one line, and it is right."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from apps.graph import actions as graph
from apps.graph.models import Follow
from apps.notifications.models import Notification
from apps.tweets import actions
from apps.users.models import User

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 8


@pytest.fixture
def crowd(db):
    """200 people, in as many parts as there are threads."""
    people = User.objects.bulk_create(
        User(username=f"p{number}", email=f"p{number}@example.org") for number in range(200)
    )
    return [people[start::THREADS] for start in range(THREADS)]


def at_once(work, parts):
    """Runs `work` on each part in a thread of its own, with its own connection."""
    barrier = threading.Barrier(len(parts))

    def run(part):
        barrier.wait()
        try:
            for one in part:
                work(one)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(parts)) as pool:
        list(pool.map(run, parts))


@pytest.mark.parametrize("act", [actions.like, actions.retweet])
def test_200_marks_at_once_make_one_line_of_200(as_alice, alice, crowd, act):
    tweet = actions.post(alice, "mine")
    at_once(lambda person: act(person, tweet), crowd)
    [line] = as_alice.get("/notifications").context["page"].rows
    assert line.others + 1 == 200
    assert line.row.people == [
        row.user_id for row in act_rows(tweet, act).order_by("-pk")[: len(line.row.people)]
    ]


def act_rows(tweet, act):
    return tweet.likes if act is actions.like else tweet.retweets


def test_doing_and_undoing_at_once_leaves_what_is_so(as_alice, alice, crowd):
    tweet = actions.post(alice, "mine")

    def restless(person):
        for _ in range(3):
            actions.like(person, tweet)
            actions.unlike(person, tweet)

    at_once(restless, [part[:5] for part in crowd])
    assert not Notification.objects.exists()
    assert as_alice.get("/notifications").context["page"].rows == []


def test_200_follows_at_once_are_one_line(as_alice, alice, crowd):
    at_once(lambda person: graph.follow(person, alice), crowd)
    [line] = as_alice.get("/notifications").context["page"].rows
    assert line.others + 1 == Follow.objects.count() == 200
