"""Acts are counted, whatever is left of them."""

import pytest
from django.db.models import F

from apps.core.limits import LimitReachedError, count_action, forget_counts
from apps.core.models import ActionCount
from apps.graph import actions as graph
from apps.tweets import actions

PAIRS = {
    "like": ("/tweets/{pk}/like", "/tweets/{pk}/unlike"),
    "retweet": ("/tweets/{pk}/retweet", "/tweets/{pk}/unretweet"),
    "bookmark": ("/tweets/{pk}/bookmark", "/tweets/{pk}/unbookmark"),
    "pin": ("/tweets/{own}/pin", "/tweets/{own}/unpin"),
    "follow": ("/@bob/follow", "/@bob/unfollow"),
    "block": ("/@bob/block", "/@bob/unblock"),
    "mute": ("/@bob/mute", "/@bob/unmute"),
}
MUTES = {
    "hide Retweets": ("/@bob/hide-retweets", "/@bob/show-retweets"),
    "mute notifications": ("/@bob/mute-notifications", "/@bob/unmute-notifications"),
}


@pytest.mark.parametrize(
    ("action", "pair"), [*PAIRS.items(), *(("mute", m) for m in MUTES.values())]
)
def test_undoing_does_not_give_an_act_back(action, pair, as_alice, alice, bob, settings):
    numbers = {"pk": actions.post(bob, "hello").pk, "own": actions.post(alice, "mine").pk}
    settings.ACTION_LIMITS = {**settings.ACTION_LIMITS, action: (3, 3600)}
    do, undo = (path.format(**numbers) for path in pair)
    for _ in range(3):
        assert as_alice.post(do).status_code == 302
        assert as_alice.post(undo).status_code == 302
    assert as_alice.post(do).status_code == 429
    assert as_alice.post(undo).status_code == 302


def test_asking_a_protected_account_counts_as_a_follow(as_alice, bob, settings):
    graph.protect(bob)
    settings.ACTION_LIMITS = {**settings.ACTION_LIMITS, "follow": (2, 3600)}
    for _ in range(2):
        as_alice.post("/@bob/follow")
        as_alice.post("/@bob/unfollow")
    assert as_alice.post("/@bob/follow").status_code == 429


def test_a_repeat_that_does_nothing_is_not_counted(alice, bob, settings):
    tweet = actions.post(bob, "hello")
    settings.ACTION_LIMITS = {**settings.ACTION_LIMITS, "like": (1, 3600)}
    for _ in range(3):
        actions.like(alice, tweet)


def test_what_fails_is_not_counted(alice, bob):
    tweet = actions.post(bob, "hello")
    actions.delete(tweet)
    with pytest.raises(type(tweet).DoesNotExist):
        actions.like(alice, tweet)
    assert not ActionCount.objects.filter(person=alice.pk).exists()


def _count_until_refused(person):
    for _ in range(10):
        count_action("like", person.pk)


def test_the_period_before_counts_in_part(alice, settings):
    settings.ACTION_LIMITS = {**settings.ACTION_LIMITS, "like": (10, 10**9)}
    for _ in range(10):
        count_action("like", alice.pk)
    ActionCount.objects.update(period=F("period") - 1)
    with pytest.raises(LimitReachedError):
        _count_until_refused(alice)
    ActionCount.objects.update(period=F("period") - 2)
    count_action("like", alice.pk)


def test_counts_that_limit_nothing_are_deleted(alice):
    count_action("like", alice.pk)
    forget_counts()
    assert ActionCount.objects.exists()
    ActionCount.objects.update(period=F("period") - 2)
    forget_counts()
    assert not ActionCount.objects.exists()
