from statistics import median
from time import process_time

import pytest

from apps.tweets import actions
from apps.tweets.models import Tweet


def heads(response):
    """The texts of the direct answers shown, in their order."""
    return [branch.tweets[0].text for branch in response.context["page"].rows]


def test_a_tweet_stands_among_what_it_answers_and_its_replies(client, alice, bob):
    first = actions.post(alice, "first")
    second = actions.post(bob, "second", reply_to=first)
    third = actions.post(alice, "third", reply_to=second)
    actions.post(bob, "fourth", reply_to=third)
    response = client.get(third.path)
    assert response.context["ancestors"] == [first, second]
    assert heads(response) == ["fourth"]


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
    first = client.get(tweet.path)
    assert heads(first) == [f"reply {n}" for n in range(20)]
    response = client.get(f"{tweet.path}?after={first.context['page'].next}", headers=fragment)
    assert heads(response) == [f"reply {n}" for n in range(20, 25)]
    assert "<html" not in response.text


def test_a_very_long_chain_is_cut(client, alice, settings):
    settings.ACTION_LIMITS = {"tweet": (1000, 3600)}
    tweet = None
    for number in range(60):
        tweet = actions.post(alice, str(number), reply_to=tweet)
    ancestors = client.get(tweet.path).context["ancestors"]
    assert [above.text for above in ancestors] == [str(n) for n in range(29, 59)]
    assert "Show what came before" in client.get(tweet.path).text
    first = Tweet.objects.get(text="0")
    assert "Show more replies" in client.get(first.path).text


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
    actions.post(alice, "an answer to one", reply_to=Tweet.objects.get(text="reply 1"))
    # The person; the Tweet; ids above, of the author's chain, of the answers, of the answers to
    # them; all the cards, and their pictures; three for the badge, since somebody answered.
    with assert_queries(11 if signed_in else 7):
        client.get(chain.path)


def test_answers_to_an_answer_stand_below_it(client, alice, bob, carol):
    tweet = actions.post(alice, "start")
    head = actions.post(bob, "head", reply_to=tweet)
    second = actions.post(carol, "second", reply_to=head)
    third = actions.post(bob, "third", reply_to=second)
    other = actions.post(carol, "other head", reply_to=tweet)
    response = client.get(tweet.path)
    first, last = response.context["page"].rows
    assert first.tweets == [head, second, third]
    assert (first.more, last.tweets, last.more) == (None, [other], None)
    assert response.text.count(f'id="{second.anchor}"') == 1


def test_deep_branches_go_on_elsewhere(client, alice, bob):
    tweet = actions.post(alice, "start")
    below = [actions.post(bob, "0", reply_to=tweet)]
    for number in range(1, 6):
        below.append(actions.post(bob, str(number), reply_to=below[-1]))
    branch = client.get(tweet.path).context["page"].rows[0]
    assert branch.tweets == below[:3]
    assert branch.more == below[2]
    assert "Show more replies" in client.get(tweet.path).text


def test_a_wide_branch_goes_on_at_its_head(client, alice, bob):
    tweet = actions.post(alice, "start")
    head = actions.post(bob, "head", reply_to=tweet)
    answers = [actions.post(alice, str(number), reply_to=head) for number in range(3)]
    branch = client.get(tweet.path).context["page"].rows[0]
    assert branch.tweets == [head, answers[0]]
    assert branch.more == head


def test_answers_can_be_sorted_by_likes(client, alice, bob, carol, fragment):
    tweet = actions.post(alice, "start")
    for number in range(30):
        answer = actions.post(bob, str(number), reply_to=tweet)
        for person in [alice, bob, carol][: number % 4]:
            actions.like(person, answer)
    first = client.get(f"{tweet.path}?sort=likes")
    shown = heads(first)
    after = first.context["page"].next
    more = client.get(f"{tweet.path}?sort=likes&after={after}", headers=fragment)
    shown += heads(more)
    expected = sorted(range(30), key=lambda n: (n % 4, n), reverse=True)
    assert shown == [str(number) for number in expected]
    assert "sort=likes&amp;after=" in first.text


@pytest.mark.parametrize(
    "query",
    [
        "after=x",
        "sort=likes&after=5",
        "sort=likes&after=1-x",
        "sort=likes&after=9-9999999999999999999999",
    ],
)
def test_nonsense_in_the_address_is_refused(client, alice, query):
    tweet = actions.post(alice, "start")
    assert client.get(f"{tweet.path}?{query}").status_code == 400


@pytest.mark.parametrize("sort", ["time", "likes"])
def test_5000_replies_open_as_fast_as_50(client, alice, bob, sort):
    """Both in the same run, so that a slow machine slows both."""
    few, many = (actions.post(alice, text) for text in ("few", "many"))
    for tweet, number in ((few, 50), (many, 5000)):
        Tweet.objects.bulk_create(
            Tweet(author=bob, text="r", reply_to=tweet, root=tweet, likes_count=n % 7)
            for n in range(number)
        )
        Tweet.objects.filter(pk=tweet.pk).update(replies_count=number)

    def seconds(tweet):
        began = process_time()
        assert len(heads(client.get(f"{tweet.path}?sort={sort}"))) == 20
        return process_time() - began

    pairs = [(seconds(few), seconds(many)) for _ in range(9)][2:]
    assert median(many for _, many in pairs) < 1.5 * median(few for few, _ in pairs)
