from django.core.files.storage import default_storage
from PIL import Image as Picture

from apps.media.actions.upload import store_image
from apps.media.models import Image
from apps.tweets import actions
from apps.tweets.models import Like, Retweet, TopicUse, Tweet


def test_it_asks_and_then_deletes(as_alice, alice):
    tweet = actions.post(alice, "oops")
    question = as_alice.get(f"/tweets/{tweet.pk}/delete")
    assert "Delete this Tweet?" in question.text
    assert Tweet.objects.get().deleted_at is None
    response = as_alice.post(f"/tweets/{tweet.pk}/delete")
    assert response["Location"] == "/"
    assert as_alice.get(tweet.path).status_code == 404
    assert "oops" not in as_alice.get("/@alice").text


def test_from_its_own_page_one_goes_to_the_profile(as_alice, alice):
    tweet = actions.post(alice, "oops")
    back = {"Referer": f"http://testserver{tweet.path}"}
    response = as_alice.post(f"/tweets/{tweet.pk}/delete", headers=back)
    assert response["Location"] == "/@alice"


def test_the_fragment_removes_every_copy(as_alice, alice, fragment):
    tweet = actions.post(alice, "oops")
    response = as_alice.post(f"/tweets/{tweet.pk}/delete", headers=fragment)
    assert f'[data-tweet="{tweet.pk}"]' in response.text
    assert "Your Tweet was deleted." in response.text
    assert "0 Tweets" in response.text


def test_the_fragment_counts_one_reply_less(as_alice, alice, bob, fragment):
    parent = actions.post(bob, "parent")
    replies = [actions.post(alice, text, reply_to=parent) for text in ("one", "two")]
    response = as_alice.post(f"/tweets/{replies[0].pk}/delete", headers=fragment)
    assert f'[data-tweet="{parent.pk}"] [data-slot="reply"]' in response.text
    assert '<span class="number" title="1">1</span>' in response.text


def test_others_cannot(as_alice, bob, client):
    tweet = actions.post(bob, "mine")
    assert as_alice.get(f"/tweets/{tweet.pk}/delete").status_code == 404
    assert as_alice.post(f"/tweets/{tweet.pk}/delete").status_code == 404
    assert client.post(f"/tweets/{tweet.pk}/delete").status_code == 302
    tweet.refresh_from_db()
    assert tweet.deleted_at is None


def test_it_goes_from_every_count_and_list(alice, bob, django_capture_on_commit_callbacks):
    image = store_image(alice, Picture.new("RGB", (20, 10), "red"), "a red field")
    parent = actions.post(bob, "parent")
    tweet = actions.post(alice, "text #topic", reply_to=parent, images=[image])
    actions.like(bob, tweet)
    actions.retweet(bob, tweet)
    names = image.files
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.delete(tweet) is True
        assert actions.delete(tweet) is False
    for kind in (Like, Retweet, TopicUse, Image):
        assert not kind.objects.exists()
    assert not any(default_storage.exists(name) for name in names)
    for row in (parent, alice, tweet):
        row.refresh_from_db()
    assert (parent.replies_count, alice.tweets_count, tweet.text) == (0, 0, "")


def test_replies_stay_under_a_tombstone(as_alice, alice, bob):
    tweet = actions.post(alice, "parent")
    reply = actions.post(bob, "reply", reply_to=tweet)
    actions.delete(tweet)
    page = as_alice.get(reply.path)
    assert "This Tweet is unavailable." in page.text
    assert "reply" in page.text
