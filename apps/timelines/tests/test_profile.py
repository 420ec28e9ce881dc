import pytest

from apps.graph import actions as graph
from apps.tweets import actions


@pytest.fixture(autouse=True)
def _no_limits(settings):
    settings.ACTION_LIMITS = dict.fromkeys(("tweet", "retweet", "like", "follow"), (9999, 3600))


def texts(response):
    return [entry.tweet.text for entry in response.context["page"].rows]


def test_the_tabs_show_tweets_replies_and_likes(client, alice, bob):
    theirs = actions.post(bob, "by bob")
    own = actions.post(alice, "own")
    actions.post(alice, "thread", reply_to=own)
    actions.post(alice, "reply", reply_to=theirs)
    actions.retweet(alice, theirs)
    actions.like(alice, theirs)
    assert texts(client.get("/@alice")) == ["by bob", "thread", "own"]
    assert texts(client.get("/@alice/replies")) == ["reply", "thread", "own"]
    assert texts(client.get("/@alice/likes")) == ["by bob"]


def test_it_says_who_somebody_is(as_alice, alice, person):
    dave = person(
        "dave",
        display_name="Dave D.",
        bio="Likes #birds <b>",
        location="Moor",
        website="https://dave.example/",
    )
    graph.follow(dave, alice)
    html = as_alice.get("/@dave").text
    for part in ("Dave D.", "#birds</a> &lt;b&gt;", "Moor", ">dave.example</a>", "Follows you"):
        assert part in html


def test_the_address_ignores_case(client, alice):
    assert client.get("/@ALICE")["Location"] == "/@alice"
    assert client.get("/@Alice/likes")["Location"] == "/@alice/likes"


def test_likes_come_in_pages_by_the_time_of_the_like(client, alice, bob):
    tweets = [actions.post(bob, str(number)) for number in range(25)]
    for tweet in reversed(tweets):
        actions.like(alice, tweet)
    first = client.get("/@alice/likes")
    assert texts(first) == [str(number) for number in range(20)]
    rest = client.get("/@alice/likes", {"before": first.context["page"].next})
    assert texts(rest) == [str(number) for number in range(20, 25)]


def test_ones_own_profile_can_be_edited_not_followed(as_alice):
    html = as_alice.get("/@alice").text
    assert "Edit profile" in html
    assert "/@alice/follow" not in html.replace("/@alice/followers", "").replace(
        "/@alice/following", ""
    )


@pytest.mark.parametrize(
    ("tab", "signed_in", "queries"),
    # Three for the badge, since something is unread.
    [("", True, 8 + 3), ("", False, 6), ("/replies", True, 5 + 3), ("/likes", True, 5 + 3)],
)
@pytest.mark.parametrize("number", [5, 50])
def test_a_profile_costs_the_same_whatever_it_shows(
    client, alice, bob, tab, signed_in, queries, number, assert_queries
):
    for one in range(number):
        tweet = actions.post(bob, f"tweet {one}")
        actions.like(bob, tweet)
        actions.retweet(bob, actions.post(alice, f"passed on {one}"))
    if signed_in:
        client.force_login(alice)
    with assert_queries(queries):
        client.get(f"/@bob{tab}")
