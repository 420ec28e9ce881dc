from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from apps.core.limits import LimitReachedError
from apps.tweets import actions
from apps.tweets.models import TopicUse, Tweet


def send(client, text, headers=None, **fields):
    return client.post(
        "/compose", {"text": text, "nonce": uuid4(), **fields}, headers=headers or {}
    )


def test_posting_makes_a_tweet_and_goes_home(as_alice, alice):
    response = send(as_alice, "Hello, moor!")
    assert response["Location"] == "/"
    tweet = Tweet.objects.get()
    assert (tweet.author, tweet.text) == (alice, "Hello, moor!")
    alice.refresh_from_db()
    assert alice.tweets_count == 1
    assert "Hello, moor!" in as_alice.get("/").text


def test_the_fragment_brings_the_card_a_fresh_composer_and_a_toast(as_alice, fragment):
    response = send(as_alice, "Hello", headers=fragment)
    assert response.status_code == 200
    assert "<html" not in response.text
    assert 'hx-target=\'[data-feed="home"]\' hx-swap="afterbegin"' in response.text
    assert "Your Tweet was sent." in response.text
    assert "<textarea" in response.text
    assert ">Hello</textarea>" not in response.text


@pytest.mark.parametrize("text", ["", "   \n ", "\u200b\u2800", "\ufe0f"])
def test_an_empty_tweet_is_refused(as_alice, text):
    response = send(as_alice, text)
    assert response.status_code == 422
    assert "Write something first." in response.text
    assert not Tweet.objects.exists()


def test_a_long_tweet_is_refused_with_its_text_kept(as_alice, fragment):
    response = send(as_alice, "x" * 281, headers=fragment)
    assert response.status_code == 422
    assert "That is 1 over 280" in response.text
    assert "x" * 281 in response.text
    assert not Tweet.objects.exists()


def test_a_nul_character_is_refused(as_alice):
    response = send(as_alice, "a\x00b")
    assert response.status_code == 422
    assert response.context["form"].errors["text"]


def test_280_characters_fit(as_alice):
    send(as_alice, "ä" * 280)
    assert Tweet.objects.get().text == "ä" * 280


def test_a_doubled_submit_is_one_tweet(as_alice, alice):
    nonce = uuid4()
    for _ in range(2):
        assert send(as_alice, "once", nonce=nonce).status_code == 302
    assert Tweet.objects.count() == 1
    alice.refresh_from_db()
    assert alice.tweets_count == 1


def test_a_form_changed_after_it_was_sent_is_another_tweet(as_alice):
    nonce = uuid4()
    for text in ("first", "second"):
        send(as_alice, text, nonce=nonce)
    assert set(Tweet.objects.values_list("text", flat=True)) == {"first", "second"}


def test_the_same_form_again_after_a_deletion_is_another_tweet(as_alice):
    nonce = uuid4()
    send(as_alice, "text", nonce=nonce)
    actions.delete(Tweet.objects.get())
    send(as_alice, "text", nonce=nonce)
    assert Tweet.objects.filter(deleted_at=None).count() == 1


def test_the_same_nonce_of_somebody_else_is_another_tweet(alice, bob):
    nonce = uuid4()
    assert actions.post(alice, "a", nonce=nonce) != actions.post(bob, "b", nonce=nonce)


def test_the_database_refuses_a_second_row_for_a_nonce(alice):
    nonce = uuid4()
    actions.post(alice, "a", nonce=nonce)
    with pytest.raises(IntegrityError), transaction.atomic():
        Tweet.objects.create(author=alice, text="b", nonce=nonce)


def test_mentions_topics_and_links_are_linked(as_alice, bob):
    send(as_alice, "@Bob see #Birds at https://example.org/x, not @nobody")
    html = as_alice.get("/").text
    assert '<a href="/@Bob">@Bob</a>' in html
    assert '<a href="/topic/Birds">#Birds</a>' in html
    assert 'href="https://example.org/x"' in html
    assert "/@nobody" not in html
    assert TopicUse.objects.get().topic == "birds"


def test_markup_is_shown_as_text(as_alice):
    send(as_alice, "<script>alert(1)</script>")
    html = as_alice.get("/").text
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_a_reply_is_counted_and_shown_below(as_alice, alice, bob):
    tweet = actions.post(bob, "question")
    response = send(as_alice, "answer", reply_to=tweet.pk)
    reply = Tweet.objects.get(author=alice)
    assert response["Location"] == f"{tweet.path}#t{reply.pk}"
    tweet.refresh_from_db()
    assert tweet.replies_count == 1
    assert (reply.reply_to, reply.reply_to_author) == (tweet, bob)
    assert "answer" in as_alice.get(tweet.path).text


def test_a_reply_in_place_updates_the_list_and_the_count(as_alice, bob, fragment):
    tweet = actions.post(bob, "question")
    response = send(as_alice, "answer", headers=fragment, reply_to=tweet.pk)
    assert f'[data-replies="{tweet.pk}"]' in response.text
    assert f'[data-tweet="{tweet.pk}"] [data-slot="reply"]' in response.text
    assert '<span class="number" title="1">1</span>' in response.text


def test_a_reply_beyond_the_first_page_leads_to_where_it_is_shown(as_alice, alice, bob):
    tweet = actions.post(bob, "question")
    for number in range(20):
        actions.post(bob, str(number), reply_to=tweet)
    response = send(as_alice, "answer", reply_to=tweet.pk)
    assert response["Location"] == Tweet.objects.get(author=alice).path


@pytest.mark.parametrize("reply_to", ["²", "9" * 5000, "-1", "x", str(2**63), "0" * 5000])
def test_nonsense_in_place_of_a_tweet_is_refused_with_the_text_kept(as_alice, reply_to):
    response = send(as_alice, "my answer", reply_to=reply_to)
    assert response.status_code == 422
    assert "my answer" in response.text
    assert as_alice.get("/compose", {"reply_to": reply_to}).status_code == 200


def test_a_session_that_ended_keeps_what_was_written(client, bob, fragment):
    tweet = actions.post(bob, "question")
    fields = {"text": "my answer & more", "reply_to": tweet.pk}
    login = client.post("/compose", fields)["Location"]
    assert client.post("/compose", fields, headers=fragment)["HX-Redirect"] == login
    client.force_login(bob)
    page = client.get(login, follow=True)
    assert page.redirect_chain
    assert "my answer &amp; more</textarea>" in page.text
    assert "question" in page.text


def test_a_topic_that_folding_makes_long_is_kept_short(as_alice):
    send(as_alice, "#" + "\ufdfa" * 100)
    assert TopicUse.objects.get().topic


@pytest.mark.parametrize("gone", ["deleted", "author left", "never was"])
def test_what_is_not_there_cannot_be_answered(as_alice, bob, gone):
    tweet = actions.post(bob, "question")
    pk = 12345 if gone == "never was" else tweet.pk
    if gone == "deleted":
        actions.delete(tweet)
    if gone == "author left":
        bob.is_active = False
        bob.save()
    response = send(as_alice, "my long answer", reply_to=pk)
    assert response.status_code == 422
    assert "no longer there" in response.text
    assert "my long answer" in response.text


def test_answering_a_tweet_deleted_meanwhile_writes_nothing(alice, bob):
    tweet = actions.post(bob, "question")
    stale = Tweet.objects.get(pk=tweet.pk)
    actions.delete(tweet)
    with pytest.raises(Tweet.DoesNotExist):
        actions.post(alice, "answer", reply_to=stale)
    assert not Tweet.objects.filter(author=alice).exists()


def test_the_composer_has_its_own_page_and_dialog(as_alice, bob, fragment):
    tweet = actions.post(bob, "question")
    page = as_alice.get(f"/compose?reply_to={tweet.pk}")
    assert "question" in page.text
    assert "<html" in page.text
    dialog = as_alice.get(f"/compose?reply_to={tweet.pk}", headers=fragment)
    assert "<html" not in dialog.text
    assert "Write your reply" in dialog.text
    assert "Write your reply" not in as_alice.get("/compose?reply_to=nonsense").text


def test_posting_is_limited(as_alice, alice, settings):
    settings.ACTION_LIMITS = {"tweet": (2, 3600)}
    for text in ("one", "two"):
        assert send(as_alice, text).status_code == 302
    assert send(as_alice, "three").status_code == 429
    with pytest.raises(LimitReachedError):
        actions.post(alice, "three")


def test_strangers_log_in_first(client, db):
    assert client.get("/compose?reply_to=1")["Location"].startswith("/accounts/login/")
    assert client.post("/compose", {"text": "x"})["Location"].startswith("/accounts/login/")
