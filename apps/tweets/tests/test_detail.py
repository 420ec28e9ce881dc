import pytest

from apps.tweets import actions


def test_a_tweet_stands_among_what_it_answers_and_its_replies(client, alice, bob):
    first = actions.post(alice, "first")
    second = actions.post(bob, "second", reply_to=first)
    third = actions.post(alice, "third", reply_to=second)
    actions.post(bob, "fourth", reply_to=third)
    response = client.get(third.path)
    assert response.context["ancestors"] == [first, second]
    assert [reply.text for reply in response.context["page"].rows] == ["fourth"]


def test_the_authors_own_chain_stands_before_other_replies(client, alice, bob):
    first = actions.post(alice, "first")
    other = actions.post(bob, "bob was quick", reply_to=first)
    second = actions.post(alice, "second", reply_to=first)
    third = actions.post(alice, "third", reply_to=second)
    actions.post(alice, "an answer to bob", reply_to=other)
    actions.post(bob, "deep", reply_to=second)
    response = client.get(first.path)
    assert response.context["chain"] == [second, third]
    order = [response.text.index(f'id="{one.anchor}"') for one in (second, third, other)]
    assert order == sorted(order)
    assert response.text.count(f'id="{second.anchor}"') == 1
    actions.delete(second)
    assert client.get(first.path).context["chain"] == []


def test_a_chain_that_began_late_is_not_repeated_further_down(client, alice, bob, fragment):
    tweet = actions.post(alice, "x")
    for number in range(22):
        actions.post(bob, f"reply {number}", reply_to=tweet)
    actions.post(alice, "late chain", reply_to=tweet)
    response = client.get(tweet.path)
    assert response.text.count("late chain</div>") == 1
    after = response.context["page"].next
    more = client.get(f"{tweet.path}?after={after}", headers=fragment)
    assert "reply 21</div>" in more.text
    assert "late chain" not in more.text


def test_a_chain_belongs_to_its_author_alone(client, alice, bob):
    first = actions.post(alice, "first")
    reply = actions.post(bob, "reply", reply_to=first)
    actions.post(bob, "more", reply_to=reply)
    assert client.get(first.path).context["chain"] == []
    assert [one.text for one in client.get(reply.path).context["chain"]] == ["more"]


def test_the_address_is_canonical(client, alice, bob):
    tweet = actions.post(alice, "x")
    assert client.get(f"/@bob/status/{tweet.pk}")["Location"] == tweet.path
    assert client.get(f"/@ALICE/status/{tweet.pk}")["Location"] == tweet.path
    assert (
        f'rel="canonical" href="http://localhost:8000{tweet.path}"' in client.get(tweet.path).text
    )


def test_it_unfolds_in_other_apps(client, alice):
    html = client.get(actions.post(alice, 'say "hi" <b>').path).text
    assert 'property="og:title" content="Alice Adams (@alice)"' in html
    assert 'property="og:description" content="say &quot;hi&quot; &lt;b&gt;"' in html


@pytest.mark.parametrize("gone", ["deleted", "author left", "never was"])
def test_what_is_not_there_answers_alike(client, alice, gone):
    tweet = actions.post(alice, "secret")
    path = "/@alice/status/12345" if gone == "never was" else tweet.path
    if gone == "deleted":
        actions.delete(tweet)
    if gone == "author left":
        alice.is_active = False
        alice.save()
    response = client.get(path)
    assert response.status_code == 404
    assert "secret" not in response.text
    assert "Nothing here" in response.text


def test_replies_come_in_pages(client, alice, bob, fragment):
    tweet = actions.post(alice, "x")
    for number in range(25):
        actions.post(bob, f"reply {number}", reply_to=tweet)
    first = client.get(tweet.path).context["page"]
    assert [reply.text for reply in first.rows] == [f"reply {n}" for n in range(20)]
    response = client.get(f"{tweet.path}?after={first.next}", headers=fragment)
    assert [reply.text for reply in response.context["page"].rows] == [
        f"reply {n}" for n in range(20, 25)
    ]
    assert "<html" not in response.text


def test_a_very_long_chain_is_cut(client, alice, settings):
    settings.ACTION_LIMITS = {"tweet": (1000, 3600)}
    tweet = None
    for number in range(60):
        tweet = actions.post(alice, str(number), reply_to=tweet)
    ancestors = client.get(tweet.path).context["ancestors"]
    assert [above.text for above in ancestors] == [str(n) for n in range(29, 59)]


@pytest.mark.parametrize("signed_in", [True, False])
@pytest.mark.parametrize("number", [5, 50])
def test_a_conversation_costs_the_same_whatever_its_size(
    client, alice, bob, signed_in, number, assert_queries
):
    chain = actions.post(bob, "start")
    for _ in range(number // 5):
        chain = actions.post(alice, "chain", reply_to=chain)
    for reply in range(number):
        actions.post(bob, f"reply {reply}", reply_to=chain)
    own = chain
    for _ in range(number // 5):
        own = actions.post(alice, "own chain", reply_to=own)
    if signed_in:
        client.force_login(alice)
    # The person; the Tweet and its pictures; ids above, ids of the author's chain, the cards
    # of both and their pictures; the replies and their pictures.
    with assert_queries(9 if signed_in else 8):
        client.get(chain.path)
