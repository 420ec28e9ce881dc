"""Cards that are put together from prepared queries, and kept."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from apps.graph import actions as graph
from apps.media.actions.upload import store_image
from apps.media.tests.files import noise
from apps.tweets import actions
from apps.tweets.hydration import hydrate, in_order
from apps.tweets.models import Tweet
from apps.users.models import User

MARKS = ("liked", "retweeted", "bookmarked", "pinned", "names_answered")


@pytest.fixture
def tweets(alice, bob, carol):
    """Of all kinds: with pictures, quoting, answering, marked; by somebody normal, protected,
    blocked and inactive."""
    images = [store_image(bob, noise(10, 10), "noise")]
    shown = actions.post(bob, "with a picture", images=images)
    quoting = actions.post(carol, "quoting", quote_of=shown)
    answer = actions.post(alice, "answering", reply_to=quoting)
    actions.like(alice, shown)
    actions.retweet(alice, quoting)
    actions.bookmark(alice, answer)
    actions.pin(alice, answer)
    return [shown, quoting, answer]


def facts(tweet):
    quoted = tweet.quote_of if tweet.quote_of_id else None
    return (
        tweet.pk,
        tweet.author.username,
        [bool(getattr(tweet, name)) for name in MARKS],
        [one.image.alt for one in tweet.attachments.all()],
        quoted and (quoted.pk, quoted.author.username, bool(quoted.muted)),
        quoted and [one.image.alt for one in quoted.attachments.all()],
    )


@pytest.mark.parametrize("state", ["normal", "protected", "blocking", "muted", "left"])
def test_the_rows_are_those_of_the_plain_query(tweets, alice, bob, carol, person, state):
    staff = person("staff", is_staff=True)
    graph.follow(carol, bob)
    if state == "protected":
        graph.protect(bob)
    elif state == "blocking":
        graph.block(bob, alice)
    elif state == "muted":
        graph.mute(alice, bob)
    elif state == "left":
        bob.is_active = False
        bob.save()
    ids = [tweet.pk for tweet in tweets]
    for viewer in (alice, bob, carol, staff, AnonymousUser()):
        plain = Tweet.objects.visible_to(viewer).for_viewer(viewer).filter(pk__in=ids)
        expected = {tweet.pk: facts(tweet) for tweet in plain}
        assert {pk: facts(tweet) for pk, tweet in hydrate(ids, viewer).items()} == expected
        found = [tweet.pk for tweet in in_order(ids[::-1], viewer)]
        assert found == [pk for pk in ids[::-1] if pk in expected]


def test_nothing_is_asked_for_nothing(alice, assert_queries):
    with assert_queries(0):
        assert hydrate([], alice) == {}


def card(client, tweet):
    text = client.get("/explore").text
    return text[text.index(f'data-tweet="{tweet.pk}"') :].partition("</article>")[0]


def test_what_changes_on_a_card_is_seen_at_once(as_alice, alice, bob, carol):
    tweet = actions.post(bob, "hello")
    quoting = actions.post(carol, "look", quote_of=tweet)
    assert card(as_alice, tweet) == card(as_alice, tweet)
    actions.like(carol, tweet)
    assert 'title="1">1<' in card(as_alice, tweet)
    actions.like(alice, tweet)
    assert 'aria-pressed="true"' in card(as_alice, tweet)
    actions.edit(tweet, "hello again", 0)
    for shown in (tweet, quoting):
        assert "hello again" in card(as_alice, shown)
    User.objects.filter(pk=bob.pk).update(display_name="Robert")
    for shown in (tweet, quoting):
        assert "Robert" in card(as_alice, shown)
    actions.delete(tweet)
    assert "hello again" not in card(as_alice, quoting)


def test_nobody_gets_what_was_made_for_the_author(as_alice, alice, bob):
    tweet = actions.post(alice, "mine")
    own = card(as_alice, tweet)
    assert f"/tweets/{tweet.pk}/delete" in own
    other = Client()
    other.force_login(bob)
    assert f"/tweets/{tweet.pk}/delete" not in card(other, tweet)
    assert f"{alice.path}/block" in card(other, tweet)
    stranger = card(Client(), tweet)
    assert f"{alice.path}/block" not in stranger
    assert card(as_alice, tweet) == own


def test_only_answers_say_whom_they_answer(tweets, alice, person):
    staff = person("staff", is_staff=True)
    for viewer in (alice, staff, AnonymousUser()):
        found = hydrate([tweet.pk for tweet in tweets], viewer)
        named = [bool(facts(found[tweet.pk])[2][-1]) for tweet in tweets]
        assert named == [False, False, True]
