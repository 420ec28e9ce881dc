"""What was undone and is done again tells nobody anew."""

import pytest

from apps.graph import actions as graph
from apps.notifications.inbox import unread
from apps.tweets import actions


@pytest.mark.parametrize("read", [False, True])
@pytest.mark.parametrize("action", ["like", "retweet", "follow", "ask"])
def test_nothing_rings_twice(action, read, as_alice, alice, bob):
    tweet = actions.post(alice, "hello")
    if action == "ask":
        graph.protect(alice)
    do, undo = {
        "like": (lambda: actions.like(bob, tweet), lambda: actions.unlike(bob, tweet)),
        "retweet": (lambda: actions.retweet(bob, tweet), lambda: actions.unretweet(bob, tweet)),
        "follow": (lambda: graph.follow(bob, alice), lambda: graph.unfollow(bob, alice)),
        "ask": (lambda: graph.follow(bob, alice), lambda: graph.unfollow(bob, alice)),
    }[action]
    do()
    assert unread(alice) == 1
    if read:
        as_alice.get("/notifications")
    for _ in range(3):
        undo()
        do()
        assert unread(alice) == (0 if read else 1)
    assert "bob" in as_alice.get("/notifications").text


def test_others_still_ring(as_alice, alice, bob, carol):
    tweet = actions.post(alice, "hello")
    actions.like(bob, tweet)
    as_alice.get("/notifications")
    actions.unlike(bob, tweet)
    actions.like(bob, tweet)
    actions.like(carol, tweet)
    assert unread(alice) == 1


def test_a_mention_that_is_edited_out_and_in_again_rings_once(
    as_alice, alice, bob, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        tweet = actions.post(bob, "hello @alice")
    assert unread(alice) == 1
    as_alice.get("/notifications")
    for version, text in enumerate(["hello", "hello again @alice"]):
        with django_capture_on_commit_callbacks(execute=True):
            actions.edit(tweet, text, version)
    assert unread(alice) == 0
