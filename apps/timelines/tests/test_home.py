import pytest

from apps.graph import actions as graph
from apps.tweets import actions


def texts(page):
    return [entry.tweet.text for entry in page.rows]


def home(client, **query):
    return client.get("/", query).context["page"]


@pytest.fixture(autouse=True)
def _no_limits(settings):
    settings.ACTION_LIMITS = dict.fromkeys(("tweet", "retweet", "like", "follow"), (9999, 3600))


@pytest.fixture(params=["defined", "kept"], autouse=True)
def way(request, as_alice):
    """By its definition, as long as no worker has come by; and kept."""
    if request.param == "kept":
        home(as_alice)
    else:
        request.getfixturevalue("no_worker")
    return request.param


def test_it_shows_the_people_followed_and_oneself_newest_first(as_alice, alice, bob, carol):
    graph.follow(alice, bob)
    actions.post(bob, "from bob")
    actions.post(carol, "from a stranger")
    actions.post(alice, "my own")
    assert texts(home(as_alice)) == ["my own", "from bob"]


def test_unfollowing_takes_tweets_out_at_once(as_alice, alice, bob):
    graph.follow(alice, bob)
    actions.post(bob, "from bob")
    graph.unfollow(alice, bob)
    assert texts(home(as_alice)) == []


def test_replies_show_only_when_both_are_followed(as_alice, alice, bob, carol):
    graph.follow(alice, bob)
    strange = actions.post(carol, "stranger")
    mine = actions.post(alice, "mine")
    actions.post(bob, "bob to a stranger", reply_to=strange)
    actions.post(bob, "bob to me", reply_to=mine)
    own = actions.post(bob, "bob starts")
    actions.post(bob, "bob goes on", reply_to=own)
    assert texts(home(as_alice)) == ["bob goes on", "bob starts", "bob to me", "mine"]
    graph.follow(alice, carol)
    assert "bob to a stranger" in texts(home(as_alice))


def test_a_retweet_brings_a_strangers_tweet_and_names_who_did(as_alice, alice, bob, carol, person):
    graph.follow(alice, bob)
    graph.follow(alice, person("dave"))
    tweet = actions.post(carol, "worth reading")
    actions.retweet(bob, tweet)
    (entry,) = home(as_alice).rows
    assert (entry.tweet, entry.retweeter, entry.others) == (tweet, bob, 0)
    assert "Bob Brown</bdi> retweeted" in as_alice.get("/").text


def test_several_retweets_are_one_card(as_alice, alice, carol, person):
    tweet = actions.post(carol, "worth reading")
    for name in ("dave", "erin", "frank"):
        friend = person(name)
        graph.follow(alice, friend)
        actions.retweet(friend, tweet)
    (entry,) = home(as_alice).rows
    assert (entry.retweeter.username, entry.others) == ("dave", 2)
    assert "and 2 others retweeted" in as_alice.get("/").text


def test_a_tweet_among_the_40_newest_moves_up_no_second_time(as_alice, alice, bob):
    graph.follow(alice, bob)
    old = actions.post(bob, "old")
    for number in range(39):
        actions.post(bob, str(number))
    actions.retweet(alice, old)
    assert texts(home(as_alice))[0] == "38"
    # One entry further down it counts as gone by, and comes up again.
    actions.unretweet(alice, old)
    actions.post(bob, "40th")
    actions.retweet(alice, old)
    assert texts(home(as_alice))[0] == "old"


def test_only_what_is_shown_keeps_a_retweet_down(as_alice, alice, bob, carol, person):
    old = actions.post(bob, "old")
    graph.follow(alice, bob)
    for name in ("dave", "erin"):
        for number in range(30):
            actions.post(bob, f"{name} {number}")
        friend = person(name)
        graph.follow(alice, friend)
        actions.retweet(friend, old)
    # Dave's Retweet was left out, so the Tweet itself is 60 entries down when Erin's comes.
    (first, *_) = home(as_alice).rows
    assert (first.tweet, first.retweeter.username, first.others) == (old, "erin", 1)


def test_an_undone_retweet_is_gone(as_alice, alice, bob, carol):
    graph.follow(alice, bob)
    tweet = actions.post(carol, "x")
    actions.retweet(bob, tweet)
    actions.unretweet(bob, tweet)
    assert texts(home(as_alice)) == []


def test_pages_have_no_gap_and_no_double_while_others_post(as_alice, alice, bob):
    graph.follow(alice, bob)
    for number in range(50):
        actions.post(bob, str(number))
    page = home(as_alice)
    seen = texts(page)
    while page.next:
        actions.post(bob, "meanwhile")
        page = home(as_alice, before=page.next)
        seen += texts(page)
    assert seen == [str(number) for number in range(49, -1, -1)]


def test_the_next_page_comes_as_a_fragment_without_the_frame(as_alice, alice, fragment):
    for number in range(25):
        actions.post(alice, f"number {number}")
    first = home(as_alice)
    response = as_alice.get("/", {"before": first.next}, headers=fragment)
    assert "<html" not in response.text
    assert 'hx-target="#feed" hx-swap="beforeend"' in response.text
    assert "number 4" in response.text
    assert "data-older" not in response.text


def test_deleted_tweets_and_people_who_left_are_gone(as_alice, alice, bob, carol):
    graph.follow(alice, bob)
    graph.follow(alice, carol)
    actions.delete(actions.post(bob, "deleted"))
    actions.retweet(carol, actions.post(bob, "by one who left"))
    bob.is_active = False
    bob.save()
    assert texts(home(as_alice)) == []


def test_an_empty_home_suggests_whom_to_follow(as_alice, bob):
    html = as_alice.get("/").text
    assert "Find people" in html
    assert 'hx-get="/explore/people"' in html


def test_strangers_see_the_welcome_page(client, db):
    assert "Create account" in client.get("/").text


@pytest.mark.parametrize("number", [5, 50])
def test_home_costs_the_same_whatever_it_shows(
    as_alice, alice, bob, carol, number, assert_queries, way
):
    graph.follow(alice, bob)
    for one in range(number):
        actions.post(bob, f"tweet {one}")
        actions.retweet(bob, actions.post(carol, f"passed on {one}"))
    # The first visit is noted, the second one finds nothing to note.
    home(as_alice)
    home(as_alice)
    # Person, what is kept, which Tweets and Retweets of it are there, cards; or: what is kept,
    # Tweets, Retweets, muted words, cards, who retweeted.
    with assert_queries(5 if way == "kept" else 8):
        as_alice.get("/")
