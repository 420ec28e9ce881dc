import pytest

from apps.tweets import actions
from apps.tweets.models import Pin


@pytest.fixture
def tweet(alice):
    return actions.post(alice, "my best one")


def test_a_pinned_tweet_stands_first(as_alice, client, alice, tweet):
    for number in range(25):
        actions.post(alice, f"later {number}")
    assert as_alice.post(f"/tweets/{tweet.pk}/pin").status_code == 302
    html = client.get("/@alice").text
    assert html.index("my best one") < html.index("later 24")
    assert html.count("Pinned</p>") == 1
    assert "my best one" not in client.get("/@alice/replies").text
    as_alice.post(f"/tweets/{tweet.pk}/unpin")
    assert "my best one" not in client.get("/@alice").text


def test_one_takes_the_place_of_another(alice, tweet):
    other = actions.post(alice, "better still")
    assert actions.pin(alice, tweet)
    assert not actions.pin(alice, tweet)
    assert actions.pin(alice, other)
    assert Pin.objects.get().tweet == other
    assert not actions.unpin(alice, tweet)
    assert actions.unpin(alice, other)


def test_nobody_pins_what_others_said(as_alice, bob, client, tweet):
    others = actions.post(bob, "not hers")
    assert as_alice.post(f"/tweets/{others.pk}/pin").status_code == 404
    assert as_alice.get(f"/tweets/{tweet.pk}/pin").status_code == 405
    assert "login" in client.post(f"/tweets/{tweet.pk}/pin")["Location"]
    assert not Pin.objects.exists()


def test_the_fragment_changes_the_menu(as_alice, tweet, fragment):
    answer = as_alice.post(f"/tweets/{tweet.pk}/pin", headers=fragment)
    assert f'formaction="/tweets/{tweet.pk}/unpin"' in answer.text
    assert "Pinned to your profile." in answer.text


def test_deleting_it_takes_it_down(client, alice, tweet):
    actions.pin(alice, tweet)
    actions.delete(tweet)
    assert not Pin.objects.exists()
    assert client.get("/@alice").status_code == 200
