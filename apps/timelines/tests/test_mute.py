import re
from datetime import timedelta

import pytest
from django.utils import timezone

from apps.graph import actions
from apps.graph.models import Mute
from apps.tweets import actions as tweets


@pytest.fixture
def loud(alice, bob):
    """Bob, whom alice follows."""
    actions.follow(alice, bob)
    tweets.post(bob, "bob is loud")
    return bob


def test_the_muted_are_gone_from_home_and_nowhere_else(as_alice, loud, fragment):
    assert "bob is loud" in as_alice.get("/").text
    answer = as_alice.post("/@bob/mute", headers=fragment)
    assert f'[data-feed="home"] [data-author="{loud.pk}"]' in answer.text
    assert "bob is loud" not in as_alice.get("/").text
    assert "bob is loud" in as_alice.get("/@bob").text
    assert "@bob" in as_alice.get("/settings/muted").text
    as_alice.post("/@bob/unmute")
    assert "bob is loud" in as_alice.get("/").text


def test_what_others_pass_on_of_them_is_gone_too(as_alice, alice, loud, carol):
    actions.follow(alice, carol)
    tweets.retweet(carol, tweets.post(loud, "passed on"))
    actions.mute(alice, loud)
    assert "passed on" not in as_alice.get("/").text


@pytest.mark.parametrize(("lasting", "days"), [("day", 1), ("week", 7), ("month", 30)])
def test_a_mute_may_end_by_itself(as_alice, loud, lasting, days):
    as_alice.post("/@bob/mute", {"lasting": lasting})
    until = Mute.objects.get().until
    assert until is not None
    left = until - timezone.now()
    assert timedelta(days=days) - left < timedelta(minutes=1)
    Mute.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert "bob is loud" in as_alice.get("/").text
    assert "@bob" not in as_alice.get("/settings/muted").text


def test_a_new_duration_takes_the_place_of_the_old(as_alice, loud):
    as_alice.post("/@bob/mute", {"lasting": "day"})
    as_alice.post("/@bob/mute", {"lasting": "nonsense"})
    assert Mute.objects.get().until is None


def test_only_what_somebody_passes_on_can_be_hidden(as_alice, alice, loud, carol, fragment):
    tweets.retweet(loud, tweets.post(carol, "carol by way of bob"))
    answer = as_alice.post("/@bob/hide-retweets", headers=fragment)
    assert "Show Retweets" in answer.text
    text = as_alice.get("/").text
    assert "carol by way of bob" not in text
    assert "bob is loud" in text
    as_alice.post("/@bob/show-retweets")
    assert "carol by way of bob" in as_alice.get("/").text


def test_the_muted_never_learn_of_it(client, alice, loud):
    actions.mute(alice, loud)
    client.force_login(loud)
    before = re.sub(r'value="\w{64}"', "", client.get("/@alice").text)
    actions.unmute(alice, loud)
    assert re.sub(r'value="\w{64}"', "", client.get("/@alice").text) == before
    assert client.post("/@alice/follow").status_code == 302


def test_a_quote_of_them_is_covered(as_alice, alice, loud, carol):
    actions.follow(alice, carol)
    quoted = tweets.post(loud, "covered words")
    tweets.post(carol, "look", quote_of=quoted)
    actions.mute(alice, loud)
    text = as_alice.get("/").text
    assert "look" in text
    assert "covered words" not in text
    assert "From @bob, whom you mute." in text


def test_nobody_mutes_themselves(as_alice, client, bob):
    assert as_alice.post("/@alice/mute").status_code == 404
    assert "login" in client.post("/@bob/mute")["Location"]
    assert as_alice.get("/@bob/mute").status_code == 405


def test_a_mute_that_ended_hides_no_retweets_either(as_alice, alice, loud, carol):
    actions.follow(alice, carol)
    tweets.retweet(loud, tweets.post(carol, "by way of bob"))
    tweets.retweet(carol, tweets.post(loud, "by way of carol"))
    actions.mute(alice, loud, timedelta(days=1))
    assert "by way of" in as_alice.get("/").text
    assert "by way of carol" not in as_alice.get("/").text
    assert "Unmute" in as_alice.get("/@bob").text
    Mute.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert "by way of carol" in as_alice.get("/").text
    assert "Unmute" not in as_alice.get("/@bob").text


def test_what_they_passed_on_leaves_home_at_once(as_alice, alice, loud, carol, fragment):
    tweets.retweet(loud, tweets.post(carol, "by way of bob"))
    home = as_alice.get("/").text
    assert f'data-by="{loud.pk}"' in home
    for verb in ("mute", "hide-retweets"):
        answer = as_alice.post(f"/@bob/{verb}", headers=fragment).text
        assert f'[data-feed="home"] [data-by="{loud.pk}"]' in answer


def test_muting_again_is_no_act_more(as_alice, alice, loud, settings):
    settings.ACTION_LIMITS = {"mute": (1, 3600)}
    assert as_alice.post("/@bob/mute").status_code == 302
    assert as_alice.post("/@bob/mute").status_code == 302


def test_the_muted_are_not_suggested(as_alice, alice, carol):
    tweets.post(carol, "hello")
    assert f'data-person="{carol.pk}"' in as_alice.get("/explore/people").text
    actions.mute(alice, carol)
    assert f'data-person="{carol.pk}"' not in as_alice.get("/explore/people").text


def test_muting_a_word_again_is_no_act_more(alice, settings):
    settings.ACTION_LIMITS = {"mute": (1, 3600)}
    word = actions.mute_word(alice, "Rhubarb")
    assert actions.mute_word(alice, "rhubarb") == word
