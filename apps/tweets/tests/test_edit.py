from datetime import timedelta

import pytest
from django.utils import timezone

from apps.media.actions.upload import store_image
from apps.media.tests.files import noise
from apps.tweets import actions
from apps.tweets.actions import NotEditableError
from apps.tweets.models import Revision, TopicUse


@pytest.fixture
def tweet(alice):
    return actions.post(alice, "frist #tpyo")


def test_the_text_changes_and_the_old_one_is_public(as_alice, client, bob, tweet):
    assert "frist #tpyo</textarea>" in as_alice.get(f"/tweets/{tweet.pk}/edit").text
    data = {"text": "first #typo @bob", "version": 0}
    assert as_alice.post(f"/tweets/{tweet.pk}/edit", data).status_code == 302
    tweet.refresh_from_db()
    assert (tweet.text, tweet.mentions, tweet.edits_count) == ("first #typo @bob", ["bob"], 1)
    assert list(TopicUse.objects.values_list("topic", flat=True)) == ["typo"]
    page = client.get(tweet.path).text
    assert ">Edited</a>" in page
    history = client.get(f"{tweet.path}/history").text
    assert "frist" in history
    assert history.index("first") < history.index("frist")
    assert 'href="/@bob"' in history


def test_a_tweet_that_was_not_edited_says_so(client, tweet):
    assert "Never edited" in client.get(f"{tweet.path}/history").text
    assert client.get(f"/@bob/status/{tweet.pk}/history")["Location"] == f"{tweet.path}/history"


def test_the_same_text_is_no_edit(alice, tweet):
    assert actions.edit(tweet, "frist #tpyo ", 0) is False
    assert not Revision.objects.exists()


def test_others_cannot(as_alice, client, bob):
    others = actions.post(bob, "his")
    path = f"/tweets/{others.pk}/edit"
    assert as_alice.get(path).status_code == 404
    assert as_alice.post(path, {"text": "hers", "version": 0}).status_code == 404
    assert "login" in client.post(path, {"text": "x", "version": 0})["Location"]
    others.refresh_from_db()
    assert others.text == "his"


def test_after_an_hour_it_stays(as_alice, alice):
    early = timezone.now() - timedelta(minutes=59)
    late = timezone.now() - timedelta(minutes=61)
    assert actions.edit(actions.post(alice, "x", at=early), "y", 0)
    old = actions.post(alice, "x", at=late)
    response = as_alice.post(f"/tweets/{old.pk}/edit", {"text": "my new words", "version": 0})
    assert response.status_code == 422
    assert "five times within an hour" in response.text
    assert "my new words</textarea>" in response.text
    assert "five times within an hour" in as_alice.get(f"/tweets/{old.pk}/edit").text
    assert f"/tweets/{old.pk}/edit" not in as_alice.get(old.path).text


def test_five_times_are_the_most(alice, tweet):
    for version in range(5):
        assert actions.edit(tweet, f"text {version}", version)
    with pytest.raises(NotEditableError):
        actions.edit(tweet, "once more", 5)
    assert Revision.objects.count() == 5


def test_two_windows_do_not_overwrite_each_other(as_alice, tweet):
    actions.edit(tweet, "from the other window", 0)
    response = as_alice.post(f"/tweets/{tweet.pk}/edit", {"text": "from this one", "version": 0})
    assert response.status_code == 422
    assert "edited meanwhile" in response.text
    assert "from this one</textarea>" in response.text
    tweet.refresh_from_db()
    assert tweet.text == "from the other window"


@pytest.mark.parametrize("text", ["", "   ", "x" * 281])
def test_bad_text_is_refused_and_kept(as_alice, tweet, text, fragment):
    path = f"/tweets/{tweet.pk}/edit"
    response = as_alice.post(path, {"text": text, "version": 0}, headers=fragment)
    assert response.status_code == 422
    assert f"{text}</textarea>" in response.text
    assert "<html" not in response.text


def test_with_pictures_the_text_may_go(alice):
    tweet = actions.post(alice, "x", images=[store_image(alice, noise(9, 9))])
    assert actions.edit(tweet, "", 0)


def test_the_fragment_changes_every_copy(as_alice, tweet, fragment):
    path = f"/tweets/{tweet.pk}/edit"
    answer = as_alice.post(path, {"text": "first", "version": 0}, headers=fragment)
    assert f'[data-tweet="{tweet.pk}"] [data-slot="body"]' in answer.text
    assert "Your Tweet was changed." in answer.text


def test_deleting_takes_the_history_along(client, tweet):
    actions.edit(tweet, "first", 0)
    actions.delete(tweet)
    assert not Revision.objects.exists()
    assert client.get(f"{tweet.path}/history").status_code == 404


def test_the_times_of_the_history_follow_each_other(alice):
    tweet = actions.post(alice, "first", at=timezone.now() - timedelta(minutes=9))
    actions.edit(tweet, "second", 0)
    actions.edit(tweet, "third", 1)
    second, first = Revision.objects.all()
    assert first.written_at == tweet.posted_at
    assert abs(second.written_at - first.replaced_at) < timedelta(seconds=2)
    assert first.replaced_at - first.written_at > timedelta(minutes=8)
    tweet.refresh_from_db()
    assert tweet.edited_at is not None
    assert tweet.edited_at > second.written_at
