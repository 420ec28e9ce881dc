"""The same act by the same person in many threads at once is done once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection

from apps.graph import actions as graph
from apps.graph.models import Follow
from apps.tweets import actions
from apps.tweets.models import Bookmark, Like, Retweet, Tweet

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 8


def at_once(work):
    """Runs `work` in every thread at the same moment, each with its own connection."""
    barrier = threading.Barrier(THREADS)

    def run(_):
        barrier.wait()
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


@pytest.mark.parametrize(
    ("do", "undo", "kind", "counter"),
    [
        (actions.like, actions.unlike, Like, "likes_count"),
        (actions.retweet, actions.unretweet, Retweet, "retweets_count"),
        (actions.bookmark, actions.unbookmark, Bookmark, None),
    ],
)
def test_a_mark_is_set_and_cleared_once(alice, bob, do, undo, kind, counter):
    tweet = actions.post(bob, "hello")
    for act, expected in ((do, 1), (undo, 0)):
        assert at_once(lambda act=act: act(alice, tweet)).count(True) == 1
        tweet.refresh_from_db()
        assert kind.objects.count() == expected
        assert counter is None or getattr(tweet, counter) == expected


def test_a_follow_is_made_and_ended_once(alice, bob):
    for act, expected in ((graph.follow, 1), (graph.unfollow, 0)):
        assert at_once(lambda act=act: act(alice, bob)).count(True) == 1
        for one in (alice, bob):
            one.refresh_from_db()
        assert Follow.objects.count() == alice.following_count == bob.followers_count == expected


def test_a_form_is_posted_once(alice):
    nonce = uuid4()
    tweets = at_once(lambda: actions.post(alice, "only once", nonce=nonce))
    assert len({tweet.pk for tweet in tweets}) == 1
    alice.refresh_from_db()
    assert Tweet.objects.count() == alice.tweets_count == 1


def test_a_tweet_is_deleted_once_while_others_like_it(alice, bob, carol):
    parent = actions.post(bob, "parent")
    tweet = actions.post(alice, "hello", reply_to=parent)

    def like_and_delete():
        try:
            actions.like(carol, tweet)
        except Tweet.DoesNotExist:
            return actions.delete(tweet)
        return actions.delete(tweet)

    assert at_once(like_and_delete).count(True) == 1
    for row in (alice, parent, tweet):
        row.refresh_from_db()
    assert (alice.tweets_count, parent.replies_count, tweet.likes_count) == (0, 0, 0)
    assert not Like.objects.exists()
