"""Acts of two people at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from apps.graph import actions
from apps.graph.models import Block, Follow, FollowRequest
from apps.users.models import User

pytestmark = pytest.mark.django_db(transaction=True)


def together(*acts):
    """Runs all at once, each with a connection of its own; what each gave or raised."""

    def run(act):
        try:
            return act()
        except User.DoesNotExist as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [future.result() for future in [pool.submit(run, act) for act in acts]]


def test_a_block_and_a_follow_leave_no_follow(alice, bob):
    for _ in range(8):
        together(
            lambda: actions.follow(bob, alice),
            lambda: actions.block(alice, bob),
            lambda: actions.follow(alice, bob),
            lambda: actions.unfollow(bob, alice),
        )
        assert Block.objects.count() == 1
        assert not Follow.objects.exists()
        for one in (alice, bob):
            one.refresh_from_db()
            assert (one.following_count, one.followers_count) == (0, 0)
        actions.unblock(alice, bob)


def test_the_end_of_protection_and_requests_lose_nobody(alice, person):
    others = [person(f"p{number}") for number in range(6)]
    actions.protect(alice)
    for one in others[:3]:
        actions.follow(one, alice)
    together(
        lambda: actions.unprotect(alice),
        *(lambda one=one: actions.follow(one, alice) for one in others[3:]),
        lambda: actions.accept(alice, others[0]),
    )
    assert not FollowRequest.objects.exists()
    assert Follow.objects.filter(followed=alice).count() == 6
    alice.refresh_from_db()
    assert alice.followers_count == 6


def test_follows_blocks_and_their_ends_wait_for_each_other_in_turn(alice, bob):
    """Where rows are locked one by one, in whichever order somebody comes."""
    for _ in range(15):
        actions.follow(alice, bob)
        actions.follow(bob, alice)
        together(
            lambda: actions.block(alice, bob),
            lambda: actions.unfollow(bob, alice),
            lambda: actions.unfollow(alice, bob),
            lambda: actions.block(bob, alice),
        )
        assert not Follow.objects.exists()
        for one, other in ((alice, bob), (bob, alice)):
            actions.unblock(one, other)
