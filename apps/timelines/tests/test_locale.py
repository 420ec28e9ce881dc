"""Dates, times and days as their reader has them."""

import re
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.core.formats import full_time, short_time, zone_named
from apps.tweets import actions
from apps.users.actions import update_profile
from apps.users.models import User
from apps.users.reading import as_read_by
from conftest import PASSWORD

AT = datetime(2024, 3, 5, 23, 4, tzinfo=UTC)
LOCALE = {"language": "en-us", "time_zone": ""}


@pytest.mark.parametrize(
    ("language", "zone", "full", "short"),
    [
        ("en-us", "", "11:04 PM · Mar 5, 2024", "Mar 5, 2024"),
        ("en-gb", "", "23:04 · 5 Mar 2024", "5 Mar 2024"),
        ("en-us", "Pacific/Auckland", "12:04 PM · Mar 6, 2024", "Mar 6, 2024"),
        ("en-gb", "Asia/Tokyo", "08:04 · 6 Mar 2024", "6 Mar 2024"),
        ("en-gb", "Mars/Olympus", "23:04 · 5 Mar 2024", "5 Mar 2024"),
    ],
)
def test_times_are_written_as_somebody_reads(language, zone, full, short):
    with as_read_by(User(language=language, time_zone=zone)):
        assert full_time(AT) == full
        assert short_time(AT) == short


@pytest.mark.parametrize("name", ["Mars/Olympus", "../etc/passwd", "/etc", "a\0b", ""])
def test_a_zone_that_is_none_is_the_sites(name, settings):
    assert zone_named(name).key == settings.TIME_ZONE


def test_it_is_chosen_in_the_settings(as_alice, alice, client):
    tweet = actions.post(alice, "hello", at=AT)
    fields = {"language": "en-gb", "time_zone": "Asia/Tokyo"}
    assert as_alice.post("/settings/account", fields).status_code == 302
    html = as_alice.get(tweet.path).text
    assert '<html lang="en-GB"' in html
    assert "08:04 · 6 Mar 2024" in html
    # Everybody else reads as before, in the same process.
    html = client.get(tweet.path).text
    assert '<html lang="en"' in html
    assert "11:04 PM · Mar 5, 2024" in html


@pytest.mark.parametrize("bad", [{"time_zone": "Mars/Olympus"}, {"language": "tlh"}])
def test_nonsense_is_refused(as_alice, alice, bad):
    assert as_alice.post("/settings/account", {**LOCALE, **bad}).status_code == 422
    alice.refresh_from_db()
    assert (alice.language, alice.time_zone) == ("en-us", "")


def test_a_refused_form_comes_back_as_a_fragment(as_alice, fragment):
    response = as_alice.post("/settings/account", LOCALE, headers=fragment)
    assert response["HX-Redirect"] == "/settings/account"
    assert "Saved." in as_alice.get("/settings/account").text
    refused = as_alice.post("/settings/account", {"language": "x"}, headers=fragment)
    assert refused.status_code == 422
    assert "<html" not in refused.text
    assert "errors" in refused.text


def test_days_of_a_search_begin_where_the_reader_is(as_alice, alice):
    tweet = actions.post(alice, "evening", at=AT)

    def found():
        return tweet.path in as_alice.get("/search?q=until:2024-03-06 evening&f=latest").text

    assert found()
    update_profile(alice, time_zone="Pacific/Auckland")
    assert not found()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("accepted", "language"), [("en-GB,en;q=0.9", "en-gb"), ("en-US", "en-us"), ("fr", "en-us")]
)
def test_a_newcomer_begins_with_what_their_browser_asks_for(accepted, language):
    fields = {"email": "dave@example.org", "username": "dave", "password1": PASSWORD}
    Client().post("/accounts/signup/", fields, headers={"Accept-Language": accepted})
    assert User.objects.get().language == language


def title(client, path):
    return re.search(r'title="([^"]+ · Mar \d, 2024[^"]*)"', client.get(path).text)[1]


def test_a_device_is_believed_until_an_account_has_a_zone(as_alice, alice, client, bob):
    actions.post(bob, "hello", at=AT)
    for reader in (client, as_alice):
        assert title(reader, "/@bob") == "11:04 PM · Mar 5, 2024 UTC"
        assert 'data-zone="UTC"' in reader.get("/@bob").text
        for nonsense in ("Mars/Olympus", "../etc/passwd", "Europe", "a\0b", "x" * 4_000, "<b>"):
            reader.cookies["zone"] = nonsense
            assert title(reader, "/@bob") == "11:04 PM · Mar 5, 2024 UTC"
        reader.cookies["zone"] = "Asia/Tokyo"
        assert title(reader, "/@bob") == "8:04 AM · Mar 6, 2024"
        assert 'data-zone="Asia/Tokyo"' in reader.get("/@bob").text
    alice.refresh_from_db()
    assert alice.seen_zone == "", "reading wrote"
    update_profile(alice, time_zone="Pacific/Auckland")
    assert title(as_alice, "/@bob") == "12:04 PM · Mar 6, 2024"
    assert "data-zone" not in as_alice.get("/@bob").text
    as_alice.post("/@bob/follow")
    alice.refresh_from_db()
    assert alice.seen_zone == ""


def test_the_zone_of_a_device_is_kept_for_mails(as_alice, alice, client, count_updates):
    as_alice.cookies["zone"] = "Asia/Tokyo"
    with count_updates() as seen:
        as_alice.get("/")
        for _ in range(3):
            as_alice.post("/settings/account", LOCALE)
    assert len(seen) == 1
    alice.refresh_from_db()
    assert (alice.time_zone, alice.seen_zone, alice.zone.key) == ("", "Asia/Tokyo", "Asia/Tokyo")
    # Another device of the same person, without scripts.
    other = Client()
    other.force_login(alice)
    actions.post(alice, "hello", at=AT)
    assert title(other, "/@alice") == "8:04 AM · Mar 6, 2024"


@pytest.fixture
def count_updates():
    @contextmanager
    def count():
        found: list[str] = []
        with CaptureQueriesContext(connection) as asked:
            yield found
        found += [one["sql"] for one in asked if 'SET "seen_zone"' in one["sql"]]

    return count


def test_a_login_tells_of_it_as_well(alice):
    client = Client()
    client.cookies["zone"] = "Asia/Tokyo"
    client.post("/accounts/login/", {"login": "alice", "password": PASSWORD})
    alice.refresh_from_db()
    assert alice.seen_zone == "Asia/Tokyo"
    fields = {"email": "dave@example.org", "username": "dave", "password1": PASSWORD}
    newcomer = Client()
    newcomer.cookies["zone"] = "Asia/Tokyo"
    newcomer.post("/accounts/signup/", fields)
    assert User.objects.get(username="dave").zone.key == "Asia/Tokyo"
