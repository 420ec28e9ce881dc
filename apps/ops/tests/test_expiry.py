"""What has ended is deleted daily, and what has not is not."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from apps.core.cache import TableCache
from apps.core.tasks import forget_expired_values
from apps.graph import actions as graph
from apps.graph.models import Mute, MutedWord
from apps.graph.tasks import forget_expired_mutes
from apps.users.tasks import forget_expired_sessions
from conftest import PASSWORD

JSON = {"Accept": "application/json"}
CHALLENGE = "/accounts/2fa/webauthn/login/"


def log_in():
    client = Client()
    client.post("/accounts/login/", {"login": "alice", "password": PASSWORD})
    return client


def test_sessions_go_with_their_place_in_the_list(alice):
    ended, current = log_in(), log_in()
    yesterday = timezone.now() - timedelta(days=2)
    Session.objects.filter(pk=ended.session.session_key).update(expire_date=yesterday)
    UserSession.objects.filter(session_key=ended.session.session_key).update(last_seen_at=yesterday)
    forget_expired_sessions.func()
    key = current.session.session_key
    assert list(Session.objects.values_list("pk", flat=True)) == [key]
    assert list(UserSession.objects.values_list("session_key", flat=True)) == [key]
    assert current.get("/settings").status_code == 200


def test_a_session_that_has_just_begun_stays_listed(alice):
    log_in()
    Session.objects.all().delete()
    forget_expired_sessions.func()
    assert UserSession.objects.exists()


@pytest.mark.django_db
def test_values_that_have_ended_leave_the_table():
    # Where the site keeps values in Redis there is none.
    call_command("createcachetable", "twite_cache", verbosity=0)
    cache = TableCache("twite_cache", {})
    cache.set("ended", 1, timeout=-1)
    cache.set("kept", 1, timeout=600)
    cache.set("forever", 1, timeout=None)
    cache.delete_expired()
    forget_expired_values.func()
    assert (cache.get("kept"), cache.get("forever"), cache.get("ended")) == (1, 1, None)


def test_mutes_that_have_ended(alice, bob, carol):
    before = timezone.now() - timedelta(hours=1)
    graph.mute(alice, bob)
    graph.mute(alice, carol)
    Mute.objects.filter(muted=bob).update(until=before)
    forget_expired_mutes.func()
    assert [row.muted for row in Mute.objects.all()] == [carol]
    assert not MutedWord.objects.exists()


@pytest.mark.django_db
def test_asking_for_a_passkey_is_limited():
    statuses = [Client().get(CHALLENGE, headers=JSON).status_code for _ in range(30)]
    assert set(statuses) == {200, 429}
    assert Session.objects.count() == statuses.count(200) <= 20


@pytest.mark.django_db
def test_the_session_for_a_passkey_is_short():
    client = Client()
    response = client.get(CHALLENGE, headers=JSON)
    assert response.json()["request_options"]
    assert 0 < client.session.get_expiry_age() <= 600


@pytest.mark.django_db
def test_whoever_asks_for_the_page_is_given_none():
    client = Client()
    assert client.get(CHALLENGE).status_code == 302
    assert not Session.objects.exists()
