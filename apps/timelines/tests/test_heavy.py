"""The rule costs the same for somebody who follows 5,000 people, blocks 2,000 and mutes 500 words
as for somebody who follows five."""

import re
import time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.core.ids import new_id
from apps.graph.models import Block, Follow, Mute, MutedWord
from apps.tweets import actions
from apps.tweets.models import Tweet
from apps.users.models import User

PATHS = (
    "/",
    "/explore/people?beside",
    "/compose/suggest?q=%23a",
    "/topic/all",
    "/explore",
    "/@p1",
    "/@p1/likes",
    "/@p1/followers",
    "{tweet}",
)


def people(prefix, number):
    return User.objects.bulk_create(
        User(username=f"{prefix}{one}", email=f"{prefix}{one}@example.org") for one in range(number)
    )


@pytest.fixture
def pages(alice, bob, settings):
    """Addresses that show 20 Tweets of people whom both follow."""
    settings.ACTION_LIMITS = dict.fromkeys(settings.ACTION_LIMITS, (10**6, 3600))
    shown = people("p", 5)
    for one in range(60):
        tweet = actions.post(shown[one % 5], f"tweet {one} #all")
        actions.like(shown[1], tweet)
    followed = {alice: shown, bob: [*shown, *people("f", 4_995)]}
    for who, whom in followed.items():
        Follow.objects.bulk_create(Follow(follower=who, followed=one) for one in whom)
    others = people("b", 4_000)
    Block.objects.bulk_create(Block(blocker=bob, blocked=one) for one in others[:2_000])
    Mute.objects.bulk_create(Mute(muter=bob, muted=one) for one in others[2_000:])
    for who, number in ((alice, 1), (bob, 500)):
        MutedWord.objects.bulk_create(
            MutedWord(id=new_id(), muter=who, written=f"w{one}", key=f"w{one}")
            for one in range(number)
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return [path.format(tweet=tweet.path) for path in PATHS]


def signed_in(who):
    client = Client()
    client.force_login(who)
    return client


def test_pages_cost_the_same_queries_and_time(alice, bob, pages):
    clients = {who: signed_in(who) for who in (alice, bob)}
    for path in pages:
        spent: dict[User, list[float]] = {who: [] for who in clients}
        asked = {}
        for _ in range(15):
            for who, client in clients.items():
                with CaptureQueriesContext(connection) as queries:
                    # What the page costs, not what else the machine does meanwhile.
                    began = time.process_time()
                    assert client.get(path).status_code == 200
                    spent[who].append(time.process_time() - began)
                asked[who] = len(queries)
        light, heavy = (min(spent[who]) for who in (alice, bob))
        assert asked[alice] == asked[bob] <= 12, path
        assert heavy < 1.5 * light, (path, light, heavy)


def test_the_rule_is_look_ups_in_indexes(bob, pages):
    """Each of its four parts names the viewer and the author, and so finds one row."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # On tables as small as these it would rather read all.
            for way in ("seqscan", "hashjoin", "mergejoin", "bitmapscan"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
    plan = Tweet.objects.visible_to(bob).unmuted_for(bob).order_by("-pk")[:20].explain()
    assert len(re.findall(r"SEARCH U0|Index.* on graph_", plan)) == 4, plan
    assert not re.search(r"SCAN U0|Seq Scan on graph_", plan), plan
