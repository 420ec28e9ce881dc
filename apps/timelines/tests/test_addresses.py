"""Every address of the site stands in the matrix of who sees what, or shows no Tweet."""

import re
import statistics
import time

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver, resolve, reverse

from apps.graph import actions as graph
from apps.tweets import actions
from apps.tweets.models import Tweet

from .test_who_sees_what import ADDRESSES, LISTS, MEMBERS, MUTED_AWAY, PAGES, TOLD, VERBS, World

# Verbs of one's own Tweets only; each has a test of its own that a stranger's is 404.
OWN = {"tweets:pin", "tweets:unpin", "tweets:edit", "tweets:delete"}
# Verbs between people: apps/graph/tests.
PEOPLE = {
    f"graph:{verb}"
    for verb in (
        *("follow", "unfollow", "block", "unblock", "mute", "unmute", "accept", "decline"),
        *("hide_retweets", "show_retweets", "unmute_word"),
        *("mute_notifications", "unmute_notifications"),
    )
}
# These take something in and show nothing of others.
TAKING = {"tweets:pictures", "media:portrait"}
# Verbs on one's own sessions: apps/users/tests/test_sessions.py.
OWN_SESSIONS = {"users:end_session", "users:end_other_sessions", "users:start_over"}
# Suggestions: test_suggestions.
SUGGESTIONS = {"tweets:suggest", "discovery:suggestions", "discovery:suggest"}
# The first steps show names of topics and people: apps/discovery/tests/test_welcome.py.
STEPS = {f"discovery:welcome_{step}" for step in ("picture", "bio", "topics", "people")}
# What everybody may see, whoever asks: apps/discovery/tests/test_search.py, test_feed.py here.
PUBLIC = {"discovery:feed", "timelines:feed"}
# Names of topics: apps/discovery/tests/test_trends.py.
TOPICS = {"discovery:trends", "discovery:popular_topics"}
# Verbs on one's own searches and topics: apps/discovery/tests.
OWN_LISTS = {
    f"discovery:{verb}"
    for verb in (
        *("remember", "forget", "save", "unsave", "drop", "home_tab"),
        *("follow_topic", "unfollow_topic", "hide_trend", "show_trend"),
    )
}
# How many Tweets wait for somebody's Home, whose they are, and new lines of notifications: tests
# of apps/notifications.
LIVE = {"notifications:live", "notifications:unsubscribe"}
# Pages without a word of any Tweet, which is looked at below.
WITHOUT = {
    *("graph:privacy", "graph:blocked", "graph:muted", "graph:hidden_retweets"),
    *(
        "graph:muted_words",
        "graph:requests",
        "users:settings",
        *("notifications:preferences", "graph:muted_notifications"),
        *(
            f"users:{page}"
            for page in (
                *("profile", "display", "account", "username", "security", "sessions", "data"),
                "deactivate",
            )
        ),
    ),
    *("discovery:advanced", "discovery:welcome", *STEPS),
    *("media:avatar", "media:header", "core:manifest", "core:favicon", "core:keys", "ops:healthz"),
    *("ops:readyz", "core:robots"),
}


def all_names():
    """Names of our own addresses; allauth and the administration show no Tweets to members."""
    for entry in get_resolver().url_patterns:
        if isinstance(entry, URLResolver) and entry.app_name not in {None, "admin", "djdt"}:
            yield from (f"{entry.app_name}:{one.name}" for one in entry.url_patterns)


@pytest.fixture
def world(alice, bob, carol):
    return World(alice, bob, carol, "author", "normal")


def test_every_address_is_judged(world):
    paths = [
        *PAGES.values(),
        *MUTED_AWAY.values(),
        *MEMBERS.values(),
        *TOLD.values(),
        *ADDRESSES.values(),
    ]
    paths += [*LISTS.values(), *(f"/tweets/{world.single.pk}/{verb}" for verb in VERBS), "/"]
    judged = {resolve(world.at(path).split("?")[0]).view_name for path in paths}
    elsewhere = (
        OWN
        | OWN_SESSIONS
        | PEOPLE
        | TAKING
        | SUGGESTIONS
        | LIVE
        | WITHOUT
        | TOPICS
        | OWN_LISTS
        | PUBLIC
    )
    assert {"start", *all_names()} == judged | elsewhere


def test_pages_without_tweets_show_none(world):
    """To the author, from whom nothing is hidden."""
    client = Client()
    client.force_login(world.alice)
    for name in WITHOUT:
        assert "zebra" not in client.get(reverse(name), follow=True).text, name


BELOW = ("", "/likes", "/retweets", "/quotes", "/history", "/photo/1")
MISSING = 1_779_000_000_000_000_001


@pytest.fixture(params=["protected", "blocked", "deleted"])
def hidden(request, alice, bob):
    tweet = actions.post(alice, "zebra")
    if request.param == "protected":
        graph.protect(alice)
    elif request.param == "blocked":
        graph.block(alice, bob)
    else:
        actions.delete(tweet)
    return tweet


@pytest.fixture
def as_bob(bob):
    client = Client()
    client.force_login(bob)
    return client


def said(response):
    """Status, headers and body, without what differs between any two answers."""
    random = r'(?<=name="csrfmiddlewaretoken" value=")[^"]+|(?<="compose-)\w+|\d{15,}'
    return response.status_code, sorted(response.headers), re.sub(random, "#", response.text)


def test_a_hidden_tweet_answers_like_one_that_never_was(as_bob, hidden, fragment):
    for path in BELOW:
        for headers in (None, fragment):
            there = as_bob.get(f"{hidden.path}{path}", headers=headers)
            never = as_bob.get(f"/@alice/status/{MISSING}{path}", headers=headers)
            assert there.status_code == 404
            assert said(there) == said(never), path
    for verb in (*VERBS, "pin", "edit", "delete"):
        there = as_bob.post(f"/tweets/{hidden.pk}/{verb}")
        assert said(there) == said(as_bob.post(f"/tweets/{MISSING}/{verb}")), verb
    for field in ("reply_to", "quote_of"):
        there, never = (
            as_bob.post("/compose", {"text": "hello", field: pk}) for pk in (hidden.pk, MISSING)
        )
        assert said(there) == said(never), field
    assert Tweet.objects.count() == 1


def test_and_takes_no_longer(as_bob, hidden):
    spent: dict[str, list[float]] = {hidden.path: [], f"/@alice/status/{MISSING}": []}
    for _ in range(60):
        for path, seconds in spent.items():
            # What it costs, not what else the machine does meanwhile.
            began = time.process_time()
            as_bob.get(path)
            seconds.append(time.process_time() - began)
    there, never = (statistics.median(seconds) for seconds in spent.values())
    assert 0.8 < there / never < 1.25
