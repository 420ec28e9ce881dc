import pytest

from apps.core.limits import LimitReachedError
from apps.tweets import actions
from apps.tweets.models import Bookmark, Tweet


@pytest.fixture
def tweet(bob):
    return actions.post(bob, "worth keeping")


def test_it_makes_one_row_however_often(as_alice, alice, tweet, fragment):
    for _ in range(2):
        response = as_alice.post(f"/tweets/{tweet.pk}/bookmark", headers=fragment)
    assert Bookmark.objects.filter(user=alice, tweet=tweet).count() == 1
    assert f'[data-tweet="{tweet.pk}"] [data-slot="bookmark"]' in response.text
    assert 'aria-pressed="true"' in response.text
    for _ in range(2):
        as_alice.post(f"/tweets/{tweet.pk}/unbookmark")
    assert not Bookmark.objects.exists()


def test_nobody_else_learns_of_it(as_alice, alice, client, bob, tweet):
    actions.bookmark(alice, tweet)
    pressed = 'data-slot="bookmark" data-mark aria-pressed="true"'
    assert pressed in as_alice.get(tweet.path).text
    client.force_login(bob)
    assert pressed not in client.get(tweet.path).text
    assert client.get("/bookmarks").context["page"].rows == []


def test_the_page_shows_the_latest_first_and_is_for_members(as_alice, alice, bob, client):
    tweets = [actions.post(bob, str(number)) for number in range(25)]
    for tweet in tweets:
        actions.bookmark(alice, tweet)
    page = as_alice.get("/bookmarks").context["page"]
    assert [entry.tweet.text for entry in page.rows] == [str(n) for n in range(24, 4, -1)]
    rest = as_alice.get("/bookmarks", {"before": page.next}).context["page"]
    assert [entry.tweet.text for entry in rest.rows] == ["4", "3", "2", "1", "0"]
    assert client.get("/bookmarks")["Location"].startswith("/accounts/login/")
    assert client.post(f"/tweets/{tweet.pk}/bookmark")["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("gone", ["deleted", "author left", "never was"])
def test_what_is_not_there_cannot_be_kept(as_alice, alice, bob, tweet, gone):
    actions.bookmark(alice, actions.post(bob, "another"))
    actions.bookmark(alice, tweet)
    pk = 12345 if gone == "never was" else tweet.pk
    if gone == "deleted":
        actions.delete(tweet)
        assert Bookmark.objects.count() == 1
    if gone == "author left":
        bob.is_active = False
        bob.save()
        assert as_alice.get("/bookmarks").context["page"].rows == []
    assert as_alice.post(f"/tweets/{pk}/bookmark").status_code == 404


def test_a_tweet_deleted_meanwhile_is_left_alone(alice, tweet):
    stale = Tweet.objects.get(pk=tweet.pk)
    actions.delete(tweet)
    with pytest.raises(Tweet.DoesNotExist):
        actions.bookmark(alice, stale)
    assert not Bookmark.objects.exists()


def test_it_is_limited(alice, bob, tweet, settings):
    settings.ACTION_LIMITS = {"bookmark": (1, 3600), "tweet": (9, 3600)}
    other = actions.post(bob, "other")
    actions.bookmark(alice, tweet)
    with pytest.raises(LimitReachedError):
        actions.bookmark(alice, other)


@pytest.mark.parametrize("number", [5, 50])
def test_the_page_costs_the_same_whatever_it_shows(as_alice, alice, bob, number, assert_queries):
    for one in range(number):
        actions.bookmark(alice, actions.post(bob, str(one)))
    with assert_queries(3):
        as_alice.get("/bookmarks")
