import pytest

from apps.core.limits import LimitReachedError
from apps.graph import actions
from apps.graph.models import Block, Follow, FollowRequest
from apps.users.models import User


def counts(*people):
    for one in people:
        one.refresh_from_db()
    return [(one.following_count, one.followers_count) for one in people]


def test_it_asks_first_and_parts_the_two(as_alice, alice, bob, carol):
    actions.follow(alice, bob)
    actions.follow(bob, alice)
    actions.follow(carol, bob)
    assert "Block @bob?" in as_alice.get("/@bob/block").text
    assert not Block.objects.exists()
    assert as_alice.post("/@bob/block")["Location"] == "/@bob"
    assert as_alice.post("/@bob/block").status_code == 302
    assert Block.objects.get().blocked == bob
    assert counts(alice, bob) == [(0, 0), (0, 1)]
    assert "You blocked @bob" in as_alice.get("/@bob").text


def test_requests_go_too(alice, bob):
    actions.protect(alice)
    actions.follow(bob, alice)
    actions.block(alice, bob)
    assert not FollowRequest.objects.exists()


def test_the_blocked_are_told_on_the_profile_only(client, alice, bob):
    actions.block(alice, bob)
    client.force_login(bob)
    page = client.get("/@alice")
    assert "@alice blocked you" in page.text
    assert "Alice Adams" not in page.text
    assert "0 Tweets" not in page.text
    assert client.get("/@alice/followers").status_code == 404


@pytest.mark.parametrize("blocker", ["alice", "bob"])
def test_neither_follows_the_other_any_more(as_alice, alice, bob, blocker):
    pair = (alice, bob) if blocker == "alice" else (bob, alice)
    actions.block(*pair)
    assert as_alice.post("/@bob/follow").status_code == 404
    for follower, followed in ((alice, bob), (bob, alice)):
        with pytest.raises(User.DoesNotExist):
            actions.follow(follower, followed)
    assert not Follow.objects.exists()


def test_unblocking_restores_nothing(as_alice, alice, bob):
    actions.follow(alice, bob)
    actions.block(alice, bob)
    assert "@bob" in as_alice.get("/settings/blocked").text
    as_alice.post("/@bob/unblock")
    as_alice.post("/@bob/unblock")
    assert not Block.objects.exists()
    assert not Follow.objects.exists()
    assert as_alice.post("/@bob/follow").status_code == 302
    assert Follow.objects.exists()


def test_the_blocked_cannot_unblock(client, alice, bob):
    actions.block(alice, bob)
    client.force_login(bob)
    client.post("/@alice/unblock")
    assert Block.objects.exists()
    client.post("/@alice/block")
    assert Block.objects.count() == 2


def test_it_is_limited(alice, bob, carol, settings):
    settings.ACTION_LIMITS = {**settings.ACTION_LIMITS, "block": (1, 3600)}
    actions.block(alice, bob)
    with pytest.raises(LimitReachedError):
        actions.block(alice, carol)


def test_nobody_blocks_themselves(as_alice, client, bob):
    assert as_alice.post("/@alice/block").status_code == 404
    assert "login" in client.post("/@bob/block")["Location"]
    assert as_alice.get("/@bob/unblock").status_code == 405
