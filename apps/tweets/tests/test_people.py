import pytest

from apps.graph import actions as graph
from apps.tweets import actions


def names(response):
    return [one.username for one in response.context["page"].rows]


@pytest.fixture
def tweet(bob):
    return actions.post(bob, "hello")


@pytest.mark.parametrize(("tab", "do"), [("likes", actions.like), ("retweets", actions.retweet)])
def test_the_lists_show_who_did_the_latest_first(
    as_alice, alice, carol, tweet, tab, do, person, fragment
):
    people = [person(f"p{number}") for number in range(22)]
    for one in people:
        do(one, tweet)
    graph.follow(alice, people[-1])
    response = as_alice.get(f"{tweet.path}/{tab}")
    assert names(response) == [f"p{number}" for number in range(21, 1, -1)]
    assert response.context["page"].rows[0].followed_by_viewer
    before = response.context["page"].next
    rest = as_alice.get(f"{tweet.path}/{tab}?before={before}", headers=fragment)
    assert names(rest) == ["p1", "p0"]
    assert "<html" not in rest.text


def test_who_left_is_not_listed_and_what_is_gone_has_no_lists(client, alice, carol, tweet):
    for one in (alice, carol):
        actions.like(one, tweet)
    carol.is_active = False
    carol.save()
    assert names(client.get(f"{tweet.path}/likes")) == ["alice"]
    assert client.get(f"/@carol/status/{tweet.pk}/likes")["Location"] == f"{tweet.path}/likes"
    actions.delete(tweet)
    assert client.get(f"{tweet.path}/likes").status_code == 404


@pytest.mark.parametrize("number", [2, 20])
def test_a_list_costs_the_same_whatever_it_shows(client, tweet, person, number, assert_queries):
    for one in range(number):
        actions.like(person(f"p{one}"), tweet)
    with assert_queries(3):
        client.get(f"{tweet.path}/likes")


def test_an_empty_list_below_a_number_says_why(as_alice, client, alice, bob, carol):
    tweet = actions.post(carol, "look")
    graph.follow(bob, carol)
    actions.like(bob, tweet)
    actions.retweet(bob, tweet)
    actions.post(bob, "quote", quote_of=tweet)
    actions.post(bob, "reply", reply_to=tweet)
    graph.block(alice, bob)
    paths = [tweet.path, *(f"{tweet.path}/{tab}" for tab in ("likes", "retweets", "quotes"))]
    for path in (*paths, "/@carol/followers"):
        assert "Accounts that you block" in as_alice.get(path).text, path
        assert "Accounts that you block" not in client.get(path).text, path
    empty = actions.post(alice, "nothing")
    for tab, said in (("likes", "No Likes yet"), ("retweets", "No Retweets yet")):
        assert said in as_alice.get(f"{empty.path}/{tab}").text
    assert "No Quotes yet" in as_alice.get(f"{empty.path}/quotes").text
    assert "No followers yet" in as_alice.get("/@alice/followers").text
    assert "Not following anyone yet" in as_alice.get("/@alice/following").text
