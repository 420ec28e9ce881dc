"""Somebody mutes a conversation, and is told nothing new of it."""

import pytest

from apps.notifications.models import Notification
from apps.tweets import actions
from apps.tweets.models import MutedConversation

pytestmark = pytest.mark.django_db


@pytest.fixture
def start(alice):
    return actions.post(alice, "start")


def told(username="alice"):
    lines = Notification.objects.filter(recipient__username=username)
    return sorted(lines.values_list("kind", flat=True))


def mute(client, tweet, verb="mute"):
    return client.post(f"/tweets/{tweet.pk}/{verb}-conversation")


def go_on(start, bob, carol):
    """What happens in the conversation, at every depth."""
    first = actions.post(bob, "reply", reply_to=start)
    second = actions.post(carol, "and so, @alice", reply_to=first)
    own = actions.post(start.author, "an answer", reply_to=second)
    actions.like(bob, own)
    actions.retweet(carol, own)
    actions.like(carol, start)
    return first


def test_nothing_new_of_it_is_told(as_alice, start, bob, carol):
    assert mute(as_alice, start)["Location"] == start.path
    go_on(start, bob, carol)
    assert Notification.objects.filter(recipient=start.author).count() == 0


def test_by_any_tweet_of_it(as_alice, start, bob, carol):
    first = go_on(start, bob, carol)
    before = told()
    mute(as_alice, first)
    go_on(start, bob, carol)
    assert told() == before
    mute(as_alice, start, "unmute")
    assert not MutedConversation.objects.exists()
    actions.post(bob, "again, @alice", reply_to=first)
    assert len(told()) == len(before) + 1


def test_what_was_told_before_stays_as_it_was(as_alice, start, bob, carol):
    actions.like(bob, start)
    [line] = Notification.objects.values("newest", "people", "number")
    mute(as_alice, start)
    actions.like(carol, start)
    assert [line] == list(Notification.objects.values("newest", "people", "number"))
    actions.unlike(bob, start)
    actions.unlike(carol, start)
    assert not Notification.objects.exists()


def test_others_are_told_and_of_other_conversations(as_alice, start, alice, bob, carol):
    mute(as_alice, start)
    other = actions.post(alice, "another")
    actions.post(bob, "reply", reply_to=other)
    quoting = actions.post(bob, "see", quote_of=start)
    reply = actions.post(bob, "reply", reply_to=start)
    actions.post(carol, "to bob", reply_to=reply)
    assert told() == ["quote", "reply"]
    assert told("bob") == ["reply"]
    assert quoting.root_id is None


def test_the_question_says_how_it_is(as_alice, client, start, fragment):
    path = f"/tweets/{start.pk}/mute-conversation"
    assert path in as_alice.get(start.path).text
    assert "Mute this conversation?" in as_alice.get(path).text
    assert "<html" not in as_alice.get(path, headers=fragment).text
    for _ in range(2):
        answer = as_alice.post(path, headers=fragment)
        assert "no more notifications of this conversation" in answer.text
    assert "Unmute this conversation?" in as_alice.get(path).text
    assert path not in client.get(start.path).text
    assert "login" in client.post(path)["Location"]
    assert MutedConversation.objects.count() == 1


def test_muting_is_limited(as_alice, start, settings):
    settings.ACTION_LIMITS = {**settings.ACTION_LIMITS, "mute": (1, 3600)}
    for _ in range(2):
        assert mute(as_alice, start).status_code == 302
    mute(as_alice, start, "unmute")
    assert mute(as_alice, start).status_code == 429


def test_what_is_undone_goes_while_it_is_muted(as_alice, start, bob, carol):
    actions.like(bob, start)
    mute(as_alice, start)
    actions.like(carol, start)
    actions.unlike(bob, start)
    assert told() == []


@pytest.mark.parametrize("verb", ["mute", "unmute"])
def test_an_answered_question_leads_to_the_tweet(as_alice, start, fragment, verb):
    path = f"/tweets/{start.pk}/mute-conversation"
    asked = {"Referer": f"http://testserver{path}"}
    action = f"/tweets/{start.pk}/{verb}-conversation"
    assert as_alice.post(action, headers=asked)["Location"] == start.path
    answer = as_alice.post(action, headers=asked | fragment)
    assert answer["HX-Redirect"] == start.path
    elsewhere = {"Referer": "http://testserver/explore"}
    assert as_alice.post(action, headers=elsewhere)["Location"] == "/explore"
