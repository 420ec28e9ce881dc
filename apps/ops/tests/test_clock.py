from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.utils import timezone

from apps.core.ids import made_at
from apps.ops.clock import future_rows, future_warning
from apps.ops.management.commands.serve import warn_of_future
from apps.tweets.actions import like, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def future_tweet(alice):
    with time_machine.travel(timezone.now() + timedelta(hours=3), tick=False):
        return post(alice, "from tomorrow")


def test_rows_of_the_present_are_none(alice):
    like(alice, post(alice, "now"))
    assert future_rows() == ({}, None)
    assert future_warning() == ""


def test_rows_of_the_future_are_told_at_the_start(future_tweet):
    counts, latest = future_rows()
    assert counts["tweets.Tweet"] == 1
    assert latest == made_at(future_tweet.pk)
    said = StringIO()
    warn_of_future(said)
    assert said.getvalue().startswith("Warning: Rows carry times up to ")
    assert "1 tweets.Tweet" in said.getvalue()


def test_later_rows_are_of_the_present(future_tweet, alice):
    tweet = post(alice, "from today")
    assert tweet.pk < future_tweet.pk
    assert abs(made_at(tweet.pk) - timezone.now()) < timedelta(minutes=1)


def test_a_tweet_of_the_future_is_shown_like_others(future_tweet, client):
    page = client.get("/@alice").text
    assert "from tomorrow" in page
    assert client.get(future_tweet.path).status_code == 200
