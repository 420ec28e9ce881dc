"""Dates, times and days as their reader has them."""

from datetime import UTC, datetime

import pytest
from django.test import Client

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
