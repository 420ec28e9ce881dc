"""What a half-written word may become."""

import re

import pytest

from apps.graph.actions import follow
from apps.tweets import actions
from apps.users.models import User


def choices(client, word):
    return re.findall(r'data-choice="([^"]+)"', client.get("/compose/suggest", {"q": word}).text)


def test_followed_people_come_first(as_alice, alice, person):
    popular, friend = person("barbara"), person("bart")
    User.objects.filter(pk=popular.pk).update(followers_count=999)
    follow(alice, friend)
    assert choices(as_alice, "@Bar") == ["@bart", "@barbara"]


def test_followed_people_are_found_by_any_word_of_their_name(as_alice, alice, person):
    friend, stranger = person("x1", display_name="Ann Zola"), person("x2", display_name="Bo Zola")
    follow(alice, friend)
    assert choices(as_alice, "@zo") == ["@x1"]
    assert choices(as_alice, "@ann") == ["@x1"]
    assert choices(as_alice, f"@{stranger.username}") == ["@x2"]


def test_the_inactive_are_not_suggested(as_alice, bob):
    assert choices(as_alice, "@bo") == ["@bob"]
    bob.is_active = False
    bob.save()
    assert choices(as_alice, "@bo") == []


def test_topics_by_how_much_they_are_used(as_alice, bob):
    for text in ("#Birds", "#birds #birch", "#other"):
        actions.post(bob, text)
    assert choices(as_alice, "#bi") == ["#birds", "#birch"]
    assert choices(as_alice, "#BIRC") == ["#birch"]


def test_topics_of_hidden_tweets_are_not_told(as_alice, bob):
    actions.post(bob, "#secretplan")
    bob.is_active = False
    bob.save()
    assert choices(as_alice, "#sec") == []


@pytest.mark.parametrize(
    "word", ["", "@", "#", "x", "@'\";--", "#%", "@_", "\x00", "@a\x00", "#a\x00", "#" + "x" * 999]
)
def test_anything_can_be_asked(as_alice, alice, word):
    response = as_alice.get("/compose/suggest", {"q": word})
    assert response.status_code == 200
    assert "<html" not in response.text


def test_wildcards_stand_for_themselves(as_alice, bob, person):
    person("a_b")
    person("axb")
    assert choices(as_alice, "@a_") == ["@a_b"]


def test_strangers_get_none(client, bob):
    assert "login" in client.get("/compose/suggest?q=@b")["Location"]
