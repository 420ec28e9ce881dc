import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import F
from django.utils import timezone

from apps.core.ids import new_id
from apps.graph import actions as graph
from apps.graph.models import Follow
from apps.notifications import writing
from apps.notifications.models import Notification, Preferences
from apps.tweets import actions
from apps.tweets.models import Tweet
from apps.users.actions import deactivate
from apps.users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def tweet(alice):
    return actions.post(alice, "mine")


def page(client, path="/notifications", **query):
    return client.get(path, query).context["page"]


def told(client, path="/notifications"):
    """Each line as its kind, and how many people it tells of."""
    return [(line.row.kind, line.others + 1) for line in page(client, path).rows]


def words(client, path="/notifications"):
    """The sentences of the lines, as they are read."""
    found = re.findall(r'<p id="w-\w+">(.*?)<span', client.get(path).text, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in found]


def badge(client):
    return client.get("/explore").context["unread"]()


def test_a_like_tells_its_author_and_nobody_else(as_alice, alice, bob, tweet):
    actions.like(bob, tweet)
    assert words(as_alice) == ["Bob Brown liked your Tweet"]
    assert Notification.objects.count() == 1


def test_one_does_not_tell_oneself(as_alice, alice, tweet):
    actions.like(alice, tweet)
    actions.retweet(alice, tweet)
    actions.post(alice, "more, @alice", reply_to=tweet)
    actions.post(alice, "see", quote_of=tweet)
    assert told(as_alice) == []


@pytest.mark.parametrize(
    ("do", "undo"), [(actions.like, actions.unlike), (actions.retweet, actions.unretweet)]
)
def test_marks_make_one_line_for_a_tweet(as_alice, bob, carol, person, tweet, do, undo):
    for one in (bob, carol, person("dave")):
        do(one, tweet)
    [(_, number)] = told(as_alice)
    assert number == 3
    undo(carol, tweet)
    [line] = page(as_alice).rows
    assert [one.username for one in line.people] == ["dave", "bob"]
    undo(bob, tweet)
    undo(User.objects.get(username="dave"), tweet)
    assert told(as_alice) == []


def test_many_are_named_by_the_last_one(as_alice, bob, carol, person, tweet):
    actions.like(bob, tweet)
    actions.like(carol, tweet)
    assert words(as_alice) == ["carol and Bob Brown liked your Tweet"]
    for number in range(10):
        actions.like(person(f"p{number}"), tweet)
    assert words(as_alice) == ["p9 and 11 others liked your Tweet"]
    assert len(page(as_alice).rows[0].people) == 8


def test_ones_own_like_is_not_counted(as_alice, alice, bob, tweet):
    actions.like(alice, tweet)
    actions.like(bob, tweet)
    assert told(as_alice) == [("like", 1)]


def test_likes_and_retweets_are_two_lines(as_alice, bob, tweet):
    actions.like(bob, tweet)
    actions.retweet(bob, tweet)
    assert told(as_alice) == [("retweet", 1), ("like", 1)]


def test_liking_fifty_times_leaves_one_right_state(as_alice, bob, carol, tweet):
    actions.like(carol, tweet)
    for _ in range(50):
        actions.like(bob, tweet)
        actions.unlike(bob, tweet)
    assert told(as_alice) == [("like", 1)]
    assert page(as_alice).rows[0].people == [carol]


def test_follows_are_grouped_by_day(as_alice, alice, bob, carol):
    graph.follow(bob, alice)
    graph.follow(carol, alice)
    assert told(as_alice) == [("follow", 2)]
    assert words(as_alice) == ["carol and Bob Brown followed you"]
    graph.unfollow(carol, alice)
    assert told(as_alice) == [("follow", 1)]
    graph.unfollow(bob, alice)
    assert told(as_alice) == []


def test_a_follow_of_another_day_is_another_line(as_alice, alice, bob, carol):
    graph.follow(bob, alice)
    yesterday = new_id(timezone.now() - timedelta(days=1))
    Follow.objects.update(id=yesterday)
    Notification.objects.update(about=F("about") - 1, newest=yesterday)
    graph.follow(carol, alice)
    assert told(as_alice) == [("follow", 1), ("follow", 1)]


def test_what_an_import_brings_tells_nobody(as_alice, alice, bob, tweet):
    at = timezone.now() - timedelta(days=400)
    actions.like(bob, tweet, at=at)
    actions.retweet(bob, tweet, at=at)
    graph.follow(bob, alice, at=at)
    actions.post(bob, "hello @alice", reply_to=tweet, at=at)
    assert told(as_alice) == []


def test_a_request_is_told_and_answered(as_alice, client, alice, bob):
    graph.protect(alice)
    graph.follow(bob, alice)
    assert words(as_alice) == ["Bob Brown wants to follow you"]
    graph.accept(alice, bob)
    # Whom one lets in oneself is no news.
    assert told(as_alice) == []
    client.force_login(bob)
    assert words(client) == ["Alice Adams accepted your follow request"]
    graph.unfollow(bob, alice)
    assert told(client) == []


def test_a_request_withdrawn_or_declined_is_gone(as_alice, alice, bob, carol):
    graph.protect(alice)
    for one in (bob, carol):
        graph.follow(one, alice)
    graph.unfollow(bob, alice)
    graph.decline(alice, carol)
    assert told(as_alice) == []


def test_opening_an_account_tells_all_who_waited(as_alice, client, alice, bob):
    graph.protect(alice)
    graph.follow(bob, alice)
    graph.unprotect(alice)
    assert told(as_alice) == []
    client.force_login(bob)
    assert told(client) == [("accepted", 1)]


def test_replies_mentions_and_quotes_show_the_tweet(as_alice, bob, tweet):
    reply = actions.post(bob, "an answer", reply_to=tweet)
    mention = actions.post(bob, "hello @Alice")
    quote = actions.post(bob, "look", quote_of=tweet)
    assert [(line.row.kind, line.tweet) for line in page(as_alice).rows] == [
        ("quote", quote),
        ("mention", mention),
        ("reply", reply),
    ]
    assert "an answer" in as_alice.get("/notifications").text


def test_a_tweet_tells_somebody_once(as_alice, bob, tweet):
    actions.post(bob, "dear @alice", reply_to=tweet, quote_of=tweet)
    assert told(as_alice) == [("reply", 1)]


def test_the_tab_mentions_has_what_is_said(as_alice, alice, bob, tweet):
    actions.like(bob, tweet)
    graph.follow(bob, alice)
    actions.post(bob, "hello @alice")
    assert told(as_alice, "/notifications/mentions") == [("mention", 1)]


def test_an_edit_tells_those_it_mentions_now(as_alice, client, bob, carol):
    tweet = actions.post(bob, "hello @carol")
    actions.edit(tweet, "hello @alice", 0)
    assert told(as_alice) == [("mention", 1)]
    client.force_login(carol)
    assert told(client) == []


@pytest.mark.parametrize("text", ["@alice", "again"])
def test_what_is_deleted_is_not_told(as_alice, bob, tweet, text):
    other = actions.post(bob, text, reply_to=tweet if text == "again" else None)
    actions.delete(other)
    assert told(as_alice) == []
    assert badge(as_alice) == 0


def test_deleting_ones_own_takes_its_lines(as_alice, bob, tweet):
    actions.like(bob, tweet)
    actions.retweet(bob, tweet)
    actions.delete(tweet)
    assert not Notification.objects.exists()


@pytest.mark.parametrize("way", ["alice blocks", "bob blocks", "mutes"])
def test_across_a_block_or_mute_nothing_is_told(as_alice, alice, bob, tweet, way):
    mention = actions.post(bob, "hello @alice")
    actions.like(bob, tweet)
    graph.follow(bob, alice)
    if way == "mutes":
        graph.mute(alice, bob)
    else:
        graph.block(*((alice, bob) if way == "alice blocks" else (bob, alice)))
    assert told(as_alice) == []
    Notification.objects.all().delete()
    if way == "mutes":
        actions.unlike(bob, tweet)
        actions.like(bob, tweet)
        actions.post(bob, "again @alice", reply_to=mention)
        assert badge(as_alice) == 0
    assert told(as_alice) == []


def test_a_block_takes_one_out_of_a_group(as_alice, alice, bob, carol, tweet):
    actions.like(carol, tweet)
    actions.like(bob, tweet)
    graph.block(alice, bob)
    [line] = page(as_alice).rows
    assert line.people == [carol]
    graph.unblock(alice, bob)
    assert page(as_alice).rows[0].people == [carol]


def test_a_block_clears_the_badge(as_alice, alice, bob, tweet):
    actions.like(bob, tweet)
    actions.post(bob, "hello @alice")
    assert badge(as_alice) == 2
    graph.block(alice, bob)
    assert badge(as_alice) == 0


def test_muted_words_are_not_told(as_alice, alice, bob):
    graph.mute_word(alice, "spoiler")
    actions.post(bob, "a spoiler, @alice")
    assert told(as_alice) == []


def test_what_one_may_not_read_is_not_told(as_alice, bob):
    graph.protect(bob)
    actions.post(bob, "secret, @alice")
    assert told(as_alice) == []
    assert badge(as_alice) == 0


def test_an_account_that_was_left_tells_nothing(as_alice, bob, tweet):
    actions.like(bob, tweet)
    User.objects.filter(pk=bob.pk).update(is_active=False)
    assert told(as_alice) == []


def test_opening_the_page_reads_all_on_every_device(as_alice, client, alice, bob, tweet):
    client.force_login(alice)
    actions.like(bob, tweet)
    assert badge(as_alice) == badge(client) == 1
    assert [line.unread for line in page(as_alice).rows] == [True]
    assert badge(as_alice) == badge(client) == 0
    assert [line.unread for line in page(client).rows] == [False]
    graph.follow(bob, alice)
    assert [line.unread for line in page(client).rows] == [True, False]


def test_the_badge_stands_in_navigation_and_title(as_alice, alice, bob, tweet):
    actions.like(bob, tweet)
    text = as_alice.get("/").text
    assert "<title>(1) Home" in text
    assert re.search(r"data-badge\s*><b>1</b>", text)
    assert re.search(r"data-badge hidden><b>0</b>", as_alice.get("/notifications").text)


def test_pages_go_on_without_gaps(as_alice, alice, person, bob):
    tweets = [actions.post(alice, str(number)) for number in range(45)]
    for tweet in tweets:
        actions.like(bob, tweet)
    found, cursor = [], dict[str, int]()
    while True:
        rows = page(as_alice, **cursor)
        found += [line.tweet for line in rows.rows]
        if rows.next is None:
            break
        cursor = {"before": rows.next}
    assert found == tweets[::-1]


def test_it_costs_the_same_whatever_the_number(as_alice, alice, bob, carol, person, assert_queries):
    def fill(number):
        for _ in range(number):
            tweet = actions.post(alice, "t")
            for one in (bob, carol):
                actions.like(one, tweet)
            actions.post(bob, "hello @alice")
            actions.post(bob, "answer", reply_to=tweet)

    fill(2)
    for _ in range(2):
        as_alice.get("/notifications")
    # When all is read already: the account, lines, what was read, cards, muted words, people; the
    # newest line, what was read.
    with assert_queries(8):
        as_alice.get("/notifications")
    fill(12)
    as_alice.get("/notifications")
    with assert_queries(8):
        as_alice.get("/notifications")


def test_strangers_are_sent_to_the_login_page(client):
    for path in ("/notifications", "/notifications/mentions"):
        assert client.get(path).status_code == 302


def test_an_answer_arrives_at_an_open_page(as_alice, alice, bob, tweet):
    actions.like(bob, tweet)
    question = re.search(r'hx-get="(/live[^"]+)"', as_alice.get("/notifications").text)[1]
    question = question.replace("&amp;", "&")
    assert as_alice.get(question).status_code == 204
    actions.retweet(bob, tweet)
    answer = as_alice.get(question).text
    assert "retweeted your Tweet" in answer
    assert 'hx-target="#feed" hx-swap="afterbegin"' in answer
    assert badge(as_alice) == 0


def test_a_page_is_a_feed_once_it_has_a_line(as_alice, bob, tweet):
    empty = as_alice.get("/notifications")
    assert 'role="feed"' not in empty.text
    actions.like(bob, tweet)
    answer = as_alice.get(live_question(empty)).text
    feed = answer.index('hx-target="#feed:not([role])"')
    assert feed < answer.index('hx-target="#feed" hx-swap="afterbegin"')
    assert 'role="feed" aria-label="Notifications"' in answer
    assert 'role="feed" aria-label="Notifications"' in as_alice.get("/notifications").text


def test_another_page_learns_the_number(as_alice, bob, tweet):
    question = re.search(r'hx-get="(/live[^"]+)"', as_alice.get("/explore").text)[1]
    assert as_alice.get(question).status_code == 204
    actions.like(bob, tweet)
    assert 'data-unread="1"' in as_alice.get(question).text


def test_more_than_99_are_not_counted(as_alice, alice, bob):
    Tweet.objects.bulk_create(Tweet(author=alice, text="t") for _ in range(120))
    for tweet in Tweet.objects.all():
        actions.like(bob, tweet)
    assert badge(as_alice) == 100
    assert "<b>99+</b>" in as_alice.get("/explore").text


def test_notifications_alone_can_be_muted(as_alice, alice, bob, tweet):
    graph.follow(alice, bob)
    actions.like(bob, tweet)
    assert as_alice.post("/@bob/mute-notifications").status_code == 302
    assert told(as_alice) == []
    actions.retweet(bob, tweet)
    assert badge(as_alice) == 0
    actions.post(bob, "still on Home")
    assert "still on Home" in as_alice.get("/").text
    assert "@bob" in as_alice.get("/settings/muted-notifications").text
    as_alice.post("/@bob/unmute-notifications")
    assert told(as_alice) == []
    actions.unlike(bob, tweet)
    actions.like(bob, tweet)
    assert told(as_alice) == [("like", 1)]


def test_what_is_told_late_is_unread_all_the_same(as_alice, alice, bob, carol, tweet):
    """A mention that came into an older Tweet, after newer things were read."""
    older = actions.post(bob, "hello")
    actions.like(carol, tweet)
    page(as_alice)
    actions.edit(older, "hello @alice", 0)
    assert badge(as_alice) == 1
    assert [line.row.kind for line in page(as_alice).rows if line.unread] == ["mention"]


def test_hidden_people_hide_nobody_else(as_alice, alice, bob, person, tweet):
    actions.like(bob, tweet)
    crowd = [person(f"p{number}") for number in range(8)]
    for one in crowd:
        actions.like(one, tweet)
    User.objects.filter(username__startswith="p").update(is_active=False)
    [line] = page(as_alice).rows
    assert (line.people, line.others) == ([bob], 0)


def test_muted_people_are_not_counted(as_alice, alice, bob, carol, tweet):
    for one in (carol, bob):
        actions.like(one, tweet)
    graph.mute(alice, carol)
    assert words(as_alice) == ["Bob Brown liked your Tweet"]


@pytest.mark.parametrize("how", ["word", "mute"])
def test_what_is_muted_raises_no_badge(as_alice, alice, bob, tweet, how):
    if how == "word":
        graph.mute_word(alice, "spoiler")
        actions.post(bob, "a spoiler, @alice")
    else:
        actions.like(bob, tweet)
        graph.mute(alice, bob)
    assert badge(as_alice) == 0


def test_more_than_a_page_of_news_begins_the_page_anew(as_alice, alice, bob):
    question = live_question(as_alice.get("/notifications"))
    for number in range(25):
        actions.like(bob, actions.post(alice, str(number)))
    answer = as_alice.get(question).text
    assert answer.count("liked your Tweet") == 20
    assert 'hx-target="#feed" hx-swap="innerHTML"' in answer
    assert 'hx-target="#older"' in answer


def test_the_tab_mentions_is_live_too(as_alice, bob, tweet):
    question = live_question(as_alice.get("/notifications/mentions"))
    actions.like(bob, tweet)
    actions.post(bob, "hello @alice")
    answer = as_alice.get(question).text
    assert "hello" in answer
    assert "liked your Tweet" not in answer


def live_question(response):
    return re.search(r'hx-get="(/live[^"]+)"', response.text)[1].replace("&amp;", "&")


def test_a_name_of_several_lines_breaks_no_mail(alice, bob, tweet, mailoutbox):
    Preferences.objects.create(owner=alice, mail="once", mailed=["like"])
    User.objects.filter(pk=bob.pk).update(display_name="Bob\nBcc: x@example.org")
    actions.like(User.objects.get(pk=bob.pk), tweet)
    assert mailoutbox[0].subject == "Bob Bcc: x@example.org liked your Tweet"


SAID = {
    "mention": lambda bob, _: actions.post(bob, "some rhubarb @alice"),
    "reply": lambda bob, tweet: actions.post(bob, "some rhubarb", reply_to=tweet),
    "quote": lambda bob, tweet: actions.post(bob, "some rhubarb", quote_of=tweet),
}
HIDING: dict[str, Callable[[User, User], Any]] = {
    "word": lambda alice, _: graph.mute_word(alice, "rhubarb"),
    "mute": graph.mute,
    "quiet": graph.mute_notifications,
    "block": graph.block,
    "blocked": lambda alice, bob: graph.block(bob, alice),
    "left": lambda _, bob: deactivate(bob),
    "protected": lambda _, bob: graph.protect(bob),
    "deleted": lambda _, bob: actions.delete(Tweet.objects.get(author=bob)),
}


@pytest.mark.parametrize("kind", SAID)
@pytest.mark.parametrize("how", HIDING)
def test_what_was_said_counts_in_the_badge_only_if_it_is_shown(
    as_alice, alice, bob, tweet, kind, how, no_worker
):
    """Whatever happened after it was told, and before any task ran."""
    writing.announce(SAID[kind](bob, tweet))
    assert badge(as_alice) == 1
    HIDING[how](alice, bob)
    assert badge(as_alice) == 0
    assert page(as_alice).rows == []


@pytest.mark.parametrize("how", [*HIDING.keys() - {"deleted"}])
@pytest.mark.parametrize("act", [actions.like, actions.retweet])
def test_marks_count_in_the_badge_only_if_they_are_shown(
    as_alice, alice, bob, tweet, act, how, no_worker
):
    act(bob, tweet)
    assert badge(as_alice) == 1
    HIDING[how](alice, bob)
    assert badge(as_alice) == (how in {"word", "protected"})
    assert len(page(as_alice).rows) == (how in {"word", "protected"})
