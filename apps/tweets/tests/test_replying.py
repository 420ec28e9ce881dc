"""Who may answer."""

import pytest

from apps.graph.actions import block, follow
from apps.tweets import actions
from apps.tweets.models import Tweet
from apps.tweets.replying import ReplyNotAllowedError

RULES = Tweet.ReplyRule


@pytest.mark.parametrize(
    ("rule", "stranger", "followed", "mentioned"),
    [
        (RULES.EVERYONE, True, True, True),
        (RULES.FOLLOWING, False, True, True),
        (RULES.MENTIONED, False, False, True),
    ],
)
def test_the_rule_says_who_may_answer(
    alice, bob, carol, person, rule, stranger, followed, mentioned
):
    follow(alice, carol)
    dave = person("dave")
    start = actions.post(alice, "hello @Dave", reply_rule=rule)
    for who, allowed in ((bob, stranger), (carol, followed), (dave, mentioned), (alice, True)):
        if allowed:
            assert actions.post(who, "hi", reply_to=start).root == start
        else:
            with pytest.raises(ReplyNotAllowedError):
                actions.post(who, "hi", reply_to=start)


def test_it_holds_for_the_whole_conversation(alice, bob, carol):
    start = actions.post(alice, "only you, @bob", reply_rule=RULES.MENTIONED)
    answer = actions.post(bob, "thanks", reply_to=start)
    with pytest.raises(ReplyNotAllowedError):
        actions.post(carol, "me too", reply_to=answer)
    deeper = actions.post(alice, "welcome", reply_to=answer, reply_rule=RULES.EVERYONE)
    assert deeper.root == start
    with pytest.raises(ReplyNotAllowedError):
        actions.post(carol, "me too", reply_to=deeper)


def test_who_may_not_is_told_instead_of_asked(as_alice, alice, bob):
    start = actions.post(bob, "mine alone", reply_rule=RULES.MENTIONED)
    for path in (start.path, f"/compose?reply_to={start.pk}"):
        page = as_alice.get(path).text
        assert "Only people @bob mentioned can reply." in page
        assert 'placeholder="Write your reply"' not in page
    follow(bob, alice)
    other = actions.post(bob, "for friends", reply_rule=RULES.FOLLOWING)
    assert 'placeholder="Write your reply"' in as_alice.get(other.path).text


def test_a_reply_sent_all_the_same_is_refused_and_kept(as_alice, bob):
    start = actions.post(bob, "mine alone", reply_rule=RULES.FOLLOWING)
    response = as_alice.post("/compose", {"text": "but", "reply_to": start.pk})
    assert response.status_code == 422
    assert "Only people @bob follows or mentioned can reply." in response.text
    assert Tweet.objects.count() == 1


def test_it_holds_when_the_beginning_is_deleted(alice, bob, carol):
    start = actions.post(alice, "only you, @bob", reply_rule=RULES.MENTIONED)
    answer = actions.post(bob, "thanks", reply_to=start)
    actions.delete(start)
    answer.refresh_from_db()
    assert actions.post(bob, "and on", reply_to=answer)
    with pytest.raises(ReplyNotAllowedError):
        actions.post(carol, "me too", reply_to=answer)


def test_answering_what_is_gone_is_told(as_alice, bob):
    tweet = actions.post(bob, "gone soon")
    actions.delete(tweet)
    page = as_alice.get(f"/compose?reply_to={tweet.pk}")
    assert "not there any more" in page.text


def test_the_composer_asks_for_it(as_alice):
    assert '<option value="following">' in as_alice.get("/compose").text
    as_alice.post("/compose", {"text": "x", "reply_rule": "following"})
    assert Tweet.objects.get().reply_rule == RULES.FOLLOWING
    bad = as_alice.post("/compose", {"text": "x", "reply_rule": "nobody"})
    assert bad.status_code == 422


@pytest.mark.parametrize("hidden", ["deleted", "left", "blocking"])
def test_the_author_of_a_hidden_beginning_is_not_named(client, alice, bob, carol, hidden):
    start = actions.post(alice, "only you, @carol", reply_rule=RULES.MENTIONED)
    answer = actions.post(carol, "thanks", reply_to=start)
    if hidden == "deleted":
        actions.delete(start)
    elif hidden == "left":
        alice.is_active = False
        alice.save()
    else:
        block(alice, bob)
    client.force_login(bob)
    page = client.get(answer.path)
    assert "This conversation is not open to everybody." in page.text
    refused = client.post("/compose", {"text": "me too", "reply_to": answer.pk})
    assert refused.status_code == 422
    for response in (page, refused):
        shown = response.text.replace("only you, @carol", "")
        # The deleted Tweet's author is still somebody one may know.
        assert ("@alice" in shown) == (hidden == "deleted" and response is page)
