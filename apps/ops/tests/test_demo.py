import unicodedata
from collections import Counter

import pytest
from django.core.management import CommandError, call_command

from apps.discovery.models import SavedSearch
from apps.graph.models import Follow
from apps.media.models import Image
from apps.ops.demo import fill
from apps.ops.demo.grammar import sentences
from apps.ops.demo.people import PEOPLE
from apps.ops.demo.plan import PROTECTED, plan
from apps.ops.demo.scenes import KINDS as SCENES
from apps.ops.demo.scenes import scene
from apps.text.counting import weigh
from apps.tweets.models import Bookmark, Like, LinkCard, Pin, Retweet, TopicUse, Tweet
from apps.users.models import User

KINDS = (User, Tweet, Like, Retweet, Follow, Image, TopicUse, Pin, Bookmark, LinkCard, SavedSearch)


def test_it_is_large_enough_to_look_at():
    assert fill.TWEETS == 1500


@pytest.fixture(scope="module")
def planned():
    return plan(fill.TWEETS)


def test_nobody_says_what_was_said(planned):
    texts = [one.text for one in planned]
    assert len(set(texts)) == len(texts) == fill.TWEETS
    assert all(weigh(text).valid and "{" not in text for text in texts)
    again = Counter(sentence for text in texts for sentence in sentences(text))
    assert [sentence for sentence, times in again.items() if times > 1] == []
    begun = Counter(tuple(text.split()[:4]) for text in texts if len(text.split()) > 4)
    assert [words for words, times in begun.items() if times > 1] == []


def test_it_is_varied_near_the_top(planned):
    newest = planned[-40:]
    assert sum(bool(one.scenes) for one in newest) >= 7
    assert {"tall", "wide", "clear", "pixels"} <= {kind for one in newest for kind in one.scenes}
    assert sum(one.thread and one.reply_to is None for one in newest) >= 2
    assert sum(one.quote_of is not None for one in newest) >= 3
    assert sum(one.link is not None for one in newest) >= 3
    assert sum(bool(one.scenes) for one in planned[-200:]) >= 200 / 6.5
    assert sum(bool(one.scenes) for one in planned) >= 0.095 * len(planned)
    assert sum(one.link is not None for one in planned) >= 8


def test_it_speaks_in_many_scripts(planned):
    letters = {char for one in planned[-60:] for char in one.text if char.isalpha()}
    scripts = {unicodedata.name(char).split()[0] for char in letters}
    assert len(scripts - {"FEMININE", "MASCULINE"}) >= 10


def test_answers_know_what_they_answer(planned):
    for number, one in enumerate(planned):
        for other in (one.reply_to, one.quote_of):
            if other is not None:
                target = planned[other]
                assert other < number
                assert one.thread or target.person != one.person
                assert PEOPLE[target.person].username != PROTECTED
                assert one.theme in {target.theme, "small"}


def test_each_picture_is_described():
    for kind in SCENES:
        descriptions = {scene(kind, f"{seed}")[1] for seed in range(4)}
        assert all(len(one) > 20 for one in descriptions)
        if kind not in {"clear", "pixels", "tall", "thumb"}:
            assert len(descriptions) >= 2


def sizes():
    return [kind.objects.count() for kind in KINDS]


def test_a_second_run_adds_nothing(db, settings, client):
    settings.ACTION_LIMITS = dict.fromkeys(settings.ACTION_LIMITS, (10**6, 3600))
    fill.Demo(250).fill(str)
    first = sizes()
    # And one answer that has just come.
    assert first[:2] == [60, 251]
    assert all(first)
    assert Tweet.objects.exclude(reply_to=None).count() > 60
    assert Tweet.objects.exclude(quote_of=None).count() > 5
    for user in User.objects.all():
        assert user.avatar
        assert user.header
        assert user.tweets_count == user.tweets.filter(deleted_at=None).count()
        assert user.followers_count == user.follower_rows.count()
    assert Tweet.objects.exclude(deleted_at=None).get().replies_count == 1
    assert Tweet.objects.get(edits_count=1)
    assert Tweet.objects.filter(sensitive=True).exists()
    assert User.objects.get(protected=True).username == PROTECTED
    assert not LinkCard.objects.filter(title="").exclude(url__contains=":8080").exists()
    fill.Demo(250).fill(str)
    assert sizes() == first
    assert client.login(username="wren", password=fill.PASSWORD)
    assert client.get("/").context["page"].rows
    told = client.get("/notifications").context["page"].rows
    assert [line.row.kind for line in told] == ["reply", "retweet", "follow", "like"]


def test_it_takes_over_nobody(person):
    person("wren")
    with pytest.raises(CommandError, match="somebody else"):
        call_command("demo", verbosity=0)
    assert User.objects.count() == 1
