"""Protected accounts, and those who ask to be let in."""

import pytest
from django.test import Client

from apps.core.limits import LimitReachedError
from apps.graph import actions
from apps.graph.models import Follow, FollowRequest


@pytest.fixture
def protected(bob):
    actions.protect(bob)
    return bob


@pytest.fixture
def as_bob(bob):
    client = Client()
    client.force_login(bob)
    return client


def counts(*people):
    for one in people:
        one.refresh_from_db()
    return [(one.following_count, one.followers_count) for one in people]


def test_following_a_protected_account_asks(as_alice, alice, protected, fragment):
    answer = as_alice.post("/@bob/follow", headers=fragment)
    assert ">Requested<" in answer.text
    assert 'aria-pressed="true"' in answer.text
    assert as_alice.post("/@bob/follow").status_code == 302
    assert FollowRequest.objects.count() == 1
    assert not Follow.objects.exists()
    assert counts(alice, protected) == [(0, 0), (0, 0)]


def test_a_request_can_be_taken_back(as_alice, protected, fragment):
    as_alice.post("/@bob/follow")
    assert ">Withdraw<" in as_alice.get("/@bob").text
    answer = as_alice.post("/@bob/unfollow", headers=fragment)
    assert 'aria-pressed="false"' in answer.text
    assert not FollowRequest.objects.exists()


def test_it_is_accepted_once(as_alice, as_bob, alice, protected, fragment):
    as_alice.post("/@bob/follow")
    assert "@alice" in as_bob.get("/requests").text
    answer = as_bob.post("/@alice/accept", headers=fragment)
    assert f'[data-request="{alice.pk}"]' in answer.text
    assert as_bob.post("/@alice/accept").status_code == 302
    assert Follow.objects.filter(follower=alice, followed=protected).count() == 1
    assert counts(alice, protected) == [(1, 0), (0, 1)]
    assert "Nobody asks" in as_bob.get("/requests").text


def test_it_is_declined_without_a_word(as_alice, as_bob, alice, protected):
    as_alice.post("/@bob/follow")
    as_bob.post("/@alice/decline")
    assert not FollowRequest.objects.exists()
    assert not Follow.objects.exists()
    assert actions.accept(protected, alice) is False
    as_alice.post("/@bob/follow")
    assert FollowRequest.objects.exists()


def test_nobody_lets_themselves_in(as_alice, alice, protected):
    as_alice.post("/@bob/follow")
    as_alice.post("/@bob/accept")
    assert not Follow.objects.exists()


def test_protection_keeps_followers_and_its_end_lets_everybody_in(as_bob, alice, bob, carol):
    actions.follow(carol, bob)
    page = as_bob.post("/settings/privacy", {"protected": "on"})
    assert page.status_code == 302
    bob.refresh_from_db()
    assert bob.protected
    assert Follow.objects.count() == 1
    actions.follow(alice, bob)
    as_bob.post("/settings/privacy", {})
    bob.refresh_from_db()
    assert not bob.protected
    assert counts(alice, bob) == [(1, 0), (0, 2)]
    assert not FollowRequest.objects.exists()


def test_requests_are_limited(alice, protected, carol, settings):
    settings.ACTION_LIMITS = {**settings.ACTION_LIMITS, "follow": (1, 3600)}
    actions.protect(carol)
    actions.follow(alice, protected)
    with pytest.raises(LimitReachedError):
        actions.follow(alice, carol)


def test_a_closed_profile_shows_who_but_not_what(client, as_alice, protected):
    for visitor in (client, as_alice):
        text = visitor.get("/@bob").text
        assert "These Tweets are protected" in text
        assert "Bob Brown" in text
        assert visitor.get("/@bob/followers").status_code == 404


def test_strangers_reach_none_of_it(client, db):
    for path in ("/requests", "/settings/privacy", "/settings/blocked", "/settings/muted"):
        assert "login" in client.get(path)["Location"]
