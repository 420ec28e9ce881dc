"""What is not there keeps its place while something stands below it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.core.ids import new_id
from apps.graph.actions import block
from apps.tweets import actions
from apps.tweets.models import Tweet
from apps.users.actions import deactivate, shut_out, update_profile

X = "unavailable"


def line(tweets):
    return [X if hasattr(one, "is_tombstone") else one.text for one in tweets]


def branches(response):
    return [line(branch.tweets) for branch in response.context["page"].rows]


def thread(authors, above=None):
    """Each answers the one before; the first is "1"."""
    made = []
    for number, author in enumerate(authors, 1):
        above = actions.post(author, str(number), reply_to=above)
        made.append(above)
    return made


def reachable(client, path):
    """The texts of all that links lead to from there, besides what is above."""
    seen, texts, paths = set(), [], [path]
    while paths:
        path = paths.pop()
        if path in seen:
            continue
        seen.add(path)
        context = client.get(path).context
        rows = context["page"].rows
        for tweets in (context["chain"], *(branch.tweets for branch in rows)):
            texts += line(tweets)
            paths += [one.path for one in tweets if one.replies_count]
        paths += [branch.more.path for branch in rows if branch.more]
        if context["page"].next:
            paths.append(f"{path}?after={context['page'].next}")
    return set(texts) - {X}


def test_a_chain_goes_on_below_what_its_author_deleted(client, alice):
    tweets = thread([alice] * 6)
    actions.delete(tweets[2])
    page = client.get(tweets[0].path)
    assert line(page.context["chain"]) == ["2", X, "4", "5", "6"]
    assert page.text.count("This Tweet is unavailable.") == 1
    tweets[1].refresh_from_db()
    assert tweets[1].replies_count == 1
    for tweet in (tweets[3], tweets[5], tweets[4]):
        actions.delete(tweet)
    for tweet in tweets[:3]:
        tweet.refresh_from_db()
    # Nothing stands below any more.
    assert line(client.get(tweets[0].path).context["chain"]) == ["2"]
    assert [one.replies_count for one in tweets[:3]] == [1, 0, 0]


def test_an_answer_stands_below_one_that_was_deleted(client, alice, bob, carol):
    asked, answered, _ = thread([alice, bob, carol])
    actions.delete(answered)
    page = client.get(asked.path)
    assert branches(page) == [[X, "3"]]
    asked.refresh_from_db()
    assert asked.replies_count == 1


def hide(how, viewer, author, tweet):
    if how == "deleted":
        actions.delete(tweet)
    elif how == "protected":
        update_profile(author, protected=True)
    elif how == "blocked":
        block(viewer, author)
    elif how == "blocks":
        block(author, viewer)
    else:
        (deactivate if how == "left" else shut_out)(author)


HOW = ["deleted", "protected", "blocked", "blocks", "left", "shut out"]


@pytest.mark.parametrize("how", HOW)
def test_whatever_the_reason_it_is_gone(as_alice, alice, bob, carol, person, how):
    gone = person("dave")
    first, hidden, *_ = thread([bob, gone, carol, bob, gone, carol, gone])
    beside = actions.post(carol, "beside", reply_to=hidden)
    for tweet in Tweet.objects.filter(author=gone):
        hide(how, alice, gone, tweet)
    page = as_alice.get(first.path)
    assert branches(page) == [[X, "3"]]
    assert page.context["page"].rows[0].more.path == f"/status/{hidden.pk}"
    assert reachable(as_alice, first.path) == {"3", "4", "6", "beside"}
    assert "@dave" not in page.text
    below = as_alice.get(f"/status/{hidden.pk}")
    assert branches(below) == [["3", "4"], ["beside"]]
    assert below.text.count("This Tweet is unavailable.") == 1
    assert "@dave" not in below.text
    assert line(as_alice.get(beside.path).context["ancestors"][:1]) == ["1"]


@pytest.mark.parametrize("how", HOW)
def test_nothing_stands_for_what_has_nothing_below(as_alice, alice, bob, person, how):
    gone = person("dave")
    first, hidden, _, _ = thread([bob, gone, gone, gone])
    for tweet in Tweet.objects.filter(author=gone):
        hide(how, alice, gone, tweet)
    page = as_alice.get(first.path)
    assert branches(page) == []
    assert as_alice.get(f"/status/{hidden.pk}").status_code == 404


def test_it_is_found_below_many_that_are_gone(client, alice, bob, carol):
    first, *gone = thread([alice] + [bob] * 8)
    last = actions.post(carol, "last", reply_to=gone[-1])
    for tweet in gone[:3]:
        actions.post(bob, "gone as well", reply_to=tweet)
    for tweet in Tweet.objects.filter(author=bob):
        actions.delete(tweet)
    assert branches(client.get(first.path)) == [[X] * 8 + ["last"]]
    actions.delete(last)
    assert branches(client.get(first.path)) == []
    assert set(Tweet.objects.values_list("replies_count", flat=True)) == {0}


def test_pages_of_which_nothing_is_there_are_passed_over(as_alice, alice, bob, carol, person):
    tweet = actions.post(alice, "start")
    gone = person("dave")
    for number in range(45):
        actions.post(gone, f"hidden {number}", reply_to=actions.post(gone, "x", reply_to=tweet))
    actions.post(bob, "there", reply_to=tweet)
    shut_out(gone)
    assert branches(as_alice.get(tweet.path)) == [["there"]]


def test_what_is_there_has_a_better_address(client, alice):
    tweet = actions.post(alice, "there")
    assert client.get(f"/status/{tweet.pk}")["Location"] == tweet.path
    for path in ("/status/12345", "/status/0"):
        assert client.get(path).status_code == 404


def test_deleting_it_on_the_page_leaves_a_tombstone(as_alice, alice, bob, fragment):
    first, second, _ = thread([bob, alice, bob])
    answer = as_alice.post(f"/tweets/{second.pk}/delete", headers=fragment).text
    assert f'[data-replies] [data-tweet="{second.pk}"]' in answer
    assert "This Tweet is unavailable." in answer
    third = actions.post(alice, "no reply below", reply_to=first)
    answer = as_alice.post(f"/tweets/{third.pk}/delete", headers=fragment).text
    assert "[data-replies] [data-tweet" not in answer


@pytest.mark.parametrize("number", [2, 20])
def test_many_that_are_gone_cost_the_same(client, alice, bob, carol, number, assert_queries):
    tweet = actions.post(alice, "start")
    for _ in range(number):
        actions.post(carol, "below", reply_to=actions.post(bob, "gone", reply_to=tweet))
    for gone in Tweet.objects.filter(author=bob):
        actions.delete(gone)
    with assert_queries(6):
        client.get(tweet.path)


def many(author, above, number=1, replies=0):
    """So many answers to each of `above`, which count so many answers themselves."""
    made = [
        Tweet(
            id=new_id(),
            author=author,
            text="h",
            reply_to=one,
            reply_to_author=one.author,
            root_id=one.root_id or one.pk,
            replies_count=replies,
        )
        for one in above
        for _ in range(number)
    ]
    return Tweet.objects.bulk_create(made, batch_size=500)


def test_what_is_hidden_is_as_what_never_was_on_every_page(client, alice):
    tweet = actions.post(alice, "secret")
    update_profile(alice, protected=True)
    for query in ("", "?after=1", "?sort=likes&after=0-1", "?after=x", "?sort=likes&after=5"):
        for pk in (tweet.pk, tweet.pk + 1):
            assert client.get(f"/status/{pk}{query}").status_code == 404, query


def test_what_is_there_is_found_behind_many_that_are_not(client, alice, bob, carol):
    tweet = actions.post(alice, "start")
    many(bob, many(bob, [tweet], 130, 1))
    actions.post(carol, "there", reply_to=tweet)
    deactivate(bob)
    assert branches(client.get(tweet.path)) == [["there"]]
    actions.delete(tweet)
    assert branches(client.get(f"/status/{tweet.pk}")) == [["there"]]


def test_one_that_is_gone_takes_no_place_from_another(client, alice, bob, carol):
    tweet = actions.post(alice, "start")
    one, other = many(bob, [tweet], 2, 1)
    many(bob, [one], 600, 1)
    [below] = many(bob, [other], 1, 1)
    actions.post(carol, "there", reply_to=below)
    deactivate(bob)
    assert [X, X, "there"] in branches(client.get(tweet.path))


def test_hostile_conversations_cost_a_bounded_number_of_queries(client, alice, bob):
    tweet = actions.post(alice, "start")
    level = many(bob, [tweet], 105, 1)
    for _ in range(35):
        level = many(bob, level, 1, 1)
    deactivate(bob)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(tweet.path).status_code == 200
    assert len(queries) < 80


def test_what_is_too_far_below_is_found_from_tombstone_to_tombstone(client, alice, bob, carol):
    tweet = actions.post(alice, "start")
    below = many(bob, [tweet], 1, 1)
    for _ in range(40):
        below = many(bob, below, 1, 1)
    actions.post(carol, "there", reply_to=below[0])
    deactivate(bob)
    path = tweet.path
    for _ in range(15):
        page = client.get(path)
        if "there" in (texts := [one for line in branches(page) for one in line]):
            break
        assert X in texts
        path = re.search(r'href="(/status/\d+)">Show more', page.text)[1]
    assert "there" in texts


def test_answers_to_a_deleted_one_of_the_chain_can_be_reached(client, alice, bob):
    first, second, _ = thread([alice] * 3)
    actions.post(bob, "beside", reply_to=second)
    actions.delete(second)
    page = client.get(first.path)
    assert line(page.context["chain"]) == [X, "3"]
    assert f'href="/status/{second.pk}">Show more replies' in page.text
    assert "beside" in client.get(f"/status/{second.pk}").text


def test_the_chain_stands_once_on_all_pages(client, alice, bob):
    tweet = actions.post(alice, "start")
    for _ in range(20):
        actions.post(bob, "between", reply_to=tweet)
    late = actions.post(alice, "late", reply_to=tweet)
    actions.post(alice, "later", reply_to=late)
    actions.delete(late)
    for sort in ("time", "likes"):
        first = client.get(f"{tweet.path}?sort={sort}")
        assert line(first.context["chain"]) == [X, "later"]
        after = first.context["page"].next
        if after:
            rest = client.get(f"{tweet.path}?sort={sort}&after={after}")
            assert "later" not in rest.text
