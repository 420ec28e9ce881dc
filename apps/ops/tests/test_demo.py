import pytest
from django.core.management import CommandError, call_command

from apps.graph.models import Follow
from apps.media.models import Image
from apps.ops.demo import fill
from apps.tweets.models import Like, Pin, Retweet, TopicUse, Tweet
from apps.users.models import User

KINDS = (User, Tweet, Like, Retweet, Follow, Image, TopicUse, Pin)


def test_it_is_large_enough_to_look_at():
    assert fill.TWEETS == 1500


def sizes():
    return [kind.objects.count() for kind in KINDS]


def test_a_second_run_adds_nothing(db, settings, client):
    settings.ACTION_LIMITS = dict.fromkeys(settings.ACTION_LIMITS, (10**6, 3600))
    fill.Demo(300).fill(str)
    first = sizes()
    # And one answer that has just come.
    assert first[:2] == [60, 301]
    assert all(first)
    assert Tweet.objects.exclude(reply_to=None).count() > 60
    assert Tweet.objects.exclude(quote_of=None).count() > 5
    for user in User.objects.all():
        assert user.avatar
        assert user.header
        assert user.tweets_count == user.tweets.count()
        assert user.followers_count == user.follower_rows.count()
    fill.Demo(300).fill(str)
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
