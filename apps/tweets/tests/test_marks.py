"""Like, Retweet and Bookmark hold the same promises."""

import pytest

from apps.core.limits import LimitReachedError
from apps.tweets import actions
from apps.tweets.models import Like, Retweet, Tweet

MARKS = [
    pytest.param("like", Like, actions.like, actions.unlike, id="like"),
    pytest.param("retweet", Retweet, actions.retweet, actions.unretweet, id="retweet"),
]
every_mark = pytest.mark.parametrize(("verb", "kind", "do", "undo"), MARKS)


@pytest.fixture
def tweet(bob):
    return actions.post(bob, "hello")


def count(tweet, verb):
    tweet.refresh_from_db()
    return getattr(tweet, f"{verb}s_count")


@every_mark
def test_it_makes_a_row_and_counts(as_alice, alice, tweet, verb, kind, do, undo):
    back = {"Referer": "http://testserver/explore"}
    response = as_alice.post(f"/tweets/{tweet.pk}/{verb}", {"at": f"t{tweet.pk}"}, headers=back)
    assert response["Location"] == f"/explore#t{tweet.pk}"
    assert kind.objects.filter(user=alice, tweet=tweet).count() == 1
    assert count(tweet, verb) == 1


@every_mark
def test_it_is_idempotent(as_alice, tweet, verb, kind, do, undo):
    for path, expected in ((verb, 1), (verb, 1), (f"un{verb}", 0), (f"un{verb}", 0)):
        as_alice.post(f"/tweets/{tweet.pk}/{path}")
        assert count(tweet, verb) == kind.objects.count() == expected


@every_mark
def test_the_fragment_turns_every_copy_of_the_button(
    as_alice, tweet, fragment, verb, kind, do, undo
):
    response = as_alice.post(f"/tweets/{tweet.pk}/{verb}", headers=fragment)
    assert f'[data-tweet="{tweet.pk}"] [data-slot="{verb}"]' in response.text
    assert 'aria-pressed="true"' in response.text
    assert f'hx-post="/tweets/{tweet.pk}/un{verb}"' in response.text
    response = as_alice.post(f"/tweets/{tweet.pk}/un{verb}", headers=fragment)
    assert 'aria-pressed="false"' in response.text


@every_mark
def test_each_person_counts_once(alice, bob, carol, tweet, verb, kind, do, undo):
    for one in (alice, bob, carol, alice):
        do(one, tweet)
    assert count(tweet, verb) == 3


@every_mark
@pytest.mark.parametrize("gone", ["deleted", "author left", "never was"])
def test_what_is_not_there_answers_like_nothing(as_alice, bob, tweet, gone, verb, kind, do, undo):
    pk = 12345 if gone == "never was" else tweet.pk
    if gone == "deleted":
        actions.delete(tweet)
    if gone == "author left":
        bob.is_active = False
        bob.save()
    for path in (verb, f"un{verb}"):
        assert as_alice.post(f"/tweets/{pk}/{path}").status_code == 404
    assert not kind.objects.exists()


@every_mark
def test_a_tweet_deleted_meanwhile_is_left_alone(alice, tweet, verb, kind, do, undo):
    stale = Tweet.objects.get(pk=tweet.pk)
    actions.delete(tweet)
    with pytest.raises(Tweet.DoesNotExist):
        do(alice, stale)
    assert not kind.objects.exists()
    assert count(tweet, verb) == 0


@every_mark
def test_it_is_limited(alice, bob, tweet, settings, verb, kind, do, undo):
    settings.ACTION_LIMITS = {verb: (1, 3600), "tweet": (9, 3600)}
    other = actions.post(bob, "other")
    do(alice, tweet)
    with pytest.raises(LimitReachedError):
        do(alice, other)
    assert do(alice, tweet) is False


@every_mark
def test_strangers_log_in_first(client, tweet, verb, kind, do, undo):
    response = client.post(f"/tweets/{tweet.pk}/{verb}")
    assert response["Location"].startswith("/accounts/login/")
    assert not kind.objects.exists()


@every_mark
def test_the_state_is_the_viewers_own(as_alice, client, bob, tweet, verb, kind, do, undo):
    do(bob, tweet)
    pressed = 'aria-pressed="true"'
    assert pressed not in as_alice.get(tweet.path).text
    client.force_login(bob)
    page = client.get(tweet.path).text
    assert pressed in page
    assert f'formaction="/tweets/{tweet.pk}/un{verb}"' in page
