"""Where somebody is logged in."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings as site
from django.test import Client
from django.utils import timezone

from apps.core.page_reader import HEADER
from apps.users import sessions
from conftest import PASSWORD

pytestmark = pytest.mark.django_db

PHONE = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"


def logged_in(login="alice", **headers):
    client = Client(headers=headers)
    response = client.post("/accounts/login/", {"login": login, "password": PASSWORD})
    assert response.status_code == 302
    return client


def is_in(client):
    return client.get("/").context["user"].is_authenticated


@pytest.fixture
def laptop(alice):
    return logged_in()


@pytest.fixture
def phone(alice):
    return logged_in(**{"User-Agent": PHONE})


def test_each_session_is_listed_with_its_device_and_this_one_first(phone, laptop):
    places = phone.get("/settings/sessions").context["places"]
    assert [place.device for place in places] == ["Firefox Mobile on Android", "An unknown device"]
    assert [place.is_this for place in places] == [True, False]
    assert "127.0.0.1" in phone.get("/settings/sessions").text


def test_one_session_is_ended(phone, laptop):
    other = phone.get("/settings/sessions").context["places"][1]
    for _ in range(2):
        assert phone.post(f"/settings/sessions/{other.id}/end").status_code == 302
    assert is_in(phone)
    assert not is_in(laptop)


def test_all_others_are_ended_at_once(phone, laptop):
    third = logged_in()
    assert phone.post("/settings/sessions/end-others").status_code == 302
    assert [is_in(client) for client in (phone, laptop, third)] == [True, False, False]


def test_nobody_ends_the_sessions_of_others(phone, bob):
    as_bob = logged_in("bob")
    row = UserSession.objects.get(user=bob)
    phone.post(f"/settings/sessions/{row.pk}/end")
    phone.post("/settings/sessions/end-others")
    assert is_in(as_bob)
    assert len(phone.get("/settings/sessions").context["places"]) == 1


def test_the_session_in_use_is_not_ended_by_its_own_page(phone):
    [place] = phone.get("/settings/sessions").context["places"]
    phone.post(f"/settings/sessions/{place.id}/end")
    assert is_in(phone)


@pytest.mark.parametrize("path", ["/settings/sessions/1/end", "/settings/sessions/end-others"])
def test_ending_takes_a_form_of_a_member(client, phone, path):
    assert phone.get(path).status_code == 405
    assert client.post(path).status_code == 302
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = phone.cookies
    reader = {HEADER: phone.session["_auth_user_id"]}
    assert strict.post(path, headers=reader).status_code == 403


def test_its_last_use_is_noted_every_ten_minutes(phone, assert_queries):
    row = UserSession.objects.get()
    session = phone.session
    old = timezone.now() - timedelta(hours=3)
    UserSession.objects.update(last_seen_at=old)
    phone.get("/settings")
    assert UserSession.objects.get().last_seen_at == old
    session["seen"] -= sessions.NOTED_EVERY
    session.save()
    phone.get("/settings")
    assert UserSession.objects.get().last_seen_at > row.created_at
    before = UserSession.objects.get().last_seen_at
    phone.get("/settings")
    assert UserSession.objects.get().last_seen_at == before


def test_a_session_that_is_used_does_not_end(phone):
    session = phone.session
    session["seen"] = 0
    session.save()
    response = phone.get("/settings")
    assert response.cookies[site.SESSION_COOKIE_NAME]["max-age"] == site.SESSION_COOKIE_AGE


def test_one_from_before_they_were_listed_comes_to_the_list(phone):
    UserSession.objects.all().delete()
    session = phone.session
    del session["seen"]
    session.save()
    [place] = phone.get("/settings/sessions").context["places"]
    assert place.is_this


def test_who_logged_out_is_no_longer_listed(phone, laptop):
    phone.post("/accounts/logout/")
    assert len(laptop.get("/settings/sessions").context["places"]) == 1


def test_a_login_gets_a_new_session_key(client, alice):
    client.get("/accounts/login/")
    session = client.session
    session["kept"] = True
    session.save()
    before = session.session_key
    client.cookies[site.SESSION_COOKIE_NAME] = before
    client.post("/accounts/login/", {"login": "alice", "password": PASSWORD})
    assert client.session.session_key != before
    assert not client.session.exists(before)


def test_a_new_password_ends_all_other_sessions(phone, laptop):
    new = "another quiet hill"
    before = phone.session.session_key
    fields = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert phone.post("/accounts/password/change/", fields).status_code == 302
    assert is_in(phone)
    assert phone.session.session_key != before
    assert not is_in(laptop)


def test_allauths_own_page_leads_to_ours(phone):
    assert phone.get("/accounts/sessions/")["Location"] == "/settings/sessions"
