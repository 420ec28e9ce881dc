from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from apps.core.limits import LimitReachedError
from apps.graph import actions
from apps.graph.models import Follow
from apps.users.actions import forget_unconfirmed
from apps.users.models import User


def counts(*people):
    for one in people:
        one.refresh_from_db()
    return [(one.following_count, one.followers_count) for one in people]


def test_following_makes_a_row_and_counts(as_alice, alice, bob):
    response = as_alice.post("/@bob/follow")
    assert response["Location"] == "/@bob"
    assert Follow.objects.filter(follower=alice, followed=bob).count() == 1
    assert counts(alice, bob) == [(1, 0), (0, 1)]


def test_following_twice_is_following_once(as_alice, alice, bob):
    as_alice.post("/@bob/follow")
    assert as_alice.post("/@bob/follow").status_code == 302
    assert counts(alice, bob) == [(1, 0), (0, 1)]


def test_unfollowing_ends_it_once(as_alice, alice, bob):
    as_alice.post("/@bob/follow")
    as_alice.post("/@bob/unfollow")
    as_alice.post("/@bob/unfollow")
    assert not Follow.objects.exists()
    assert counts(alice, bob) == [(0, 0), (0, 0)]


def test_nobody_follows_themselves(as_alice, alice):
    assert as_alice.post("/@alice/follow").status_code == 404
    with pytest.raises(actions.SelfFollowError):
        actions.follow(alice, alice)
    with pytest.raises(IntegrityError), transaction.atomic():
        Follow.objects.create(follower=alice, followed=alice)


def test_the_fragment_updates_every_button_of_the_person(as_alice, bob, fragment):
    response = as_alice.post("/@bob/follow", headers=fragment)
    assert response.status_code == 200
    assert f'[data-person="{bob.pk}"] [data-slot="follow"]' in response.text
    assert 'formaction="/@bob/unfollow"' in response.text
    assert "<html" not in response.text


def test_strangers_are_sent_to_the_login_page(client, bob):
    assert client.post("/@bob/follow")["Location"].startswith("/accounts/login/")
    assert not Follow.objects.exists()


def test_somebody_who_left_was_never_there(as_alice, bob):
    bob.is_active = False
    bob.save()
    for path in ("/@bob", "/@bob/followers"):
        assert as_alice.get(path).status_code == 404
    assert as_alice.post("/@bob/follow").status_code == 404
    assert as_alice.post("/@missing/follow").status_code == 404


def test_following_is_limited(as_alice, alice, bob, carol, settings, fragment):
    settings.ACTION_LIMITS = {"follow": (1, 3600)}
    actions.follow(alice, bob)
    with pytest.raises(LimitReachedError):
        actions.follow(alice, carol)
    response = as_alice.post("/@carol/follow", headers=fragment)
    assert response.status_code == 429
    assert "wait a while" in response.text
    assert as_alice.post("/@bob/follow").status_code == 302


def test_the_lists_show_the_newest_first_and_page(as_alice, alice, bob, person, fragment):
    people = [person(f"p{number}") for number in range(25)]
    for one in people:
        actions.follow(one, bob)
    first = as_alice.get("/@bob/followers")
    shown = [one.username for one in first.context["page"].rows]
    assert shown == [f"p{number}" for number in range(24, 4, -1)]
    rest = as_alice.get(f"/@bob/followers?before={first.context['page'].next}", headers=fragment)
    assert [one.username for one in rest.context["page"].rows] == ["p4", "p3", "p2", "p1", "p0"]
    assert "<html" not in rest.text
    assert [one.username for one in as_alice.get("/@p3/following").context["page"].rows] == ["bob"]


@pytest.mark.parametrize("signed_in", [True, False])
def test_a_list_costs_the_same_for_two_people_and_for_twenty(
    client, alice, bob, person, signed_in, django_assert_max_num_queries
):
    if signed_in:
        client.force_login(alice)
    for number in range(25):
        actions.follow(person(f"p{number}"), bob)
    # Session, account, badge; whose list it is, who is on it, and these people.
    with django_assert_max_num_queries(6):
        client.get("/@bob/followers")


def test_a_profile_names_people_you_follow_who_follow_it(as_alice, alice, carol, person):
    friends = [person(f"friend{number}") for number in range(4)]
    path = "/@carol"
    assert "Followed by" not in as_alice.get(path).text
    for number, friend in enumerate(friends, 1):
        actions.follow(alice, friend)
        actions.follow(friend, carol)
        text = " ".join(as_alice.get(path).text.split())
        assert f">friend{number - 1}</bdi></a>" in text
    assert "and 2 others you follow" in text
    stranger = Client()
    assert "Followed by" not in stranger.get(path).text


def test_who_goes_unconfirmed_is_followed_no_more(alice, bob):
    """Before, people could be followed whose address was not proved yet."""
    actions.follow(alice, bob)
    long_ago = timezone.now() - timedelta(days=4)
    User.objects.filter(pk=bob.pk).update(confirmed=False, is_active=False, date_joined=long_ago)
    assert forget_unconfirmed() == 1
    alice.refresh_from_db()
    assert alice.following_count == 0
