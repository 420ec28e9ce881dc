import pytest
from django.db import IntegrityError
from django.http import HttpResponse
from django.test import Client

from apps.core.middleware import LimitMiddleware
from apps.core.page_reader import HEADER

FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.mark.parametrize(
    ("headers", "whole"),
    [
        ({}, True),
        (FRAGMENT, False),
        ({"HX-Request": "true", "HX-Request-Type": "full"}, True),
        ({**FRAGMENT, "HX-Boosted": "true"}, True),
        ({**FRAGMENT, "HX-History-Restore-Request": "true"}, True),
    ],
)
def test_a_request_gets_the_page_or_the_part(as_alice, headers, whole):
    response = as_alice.get("/", headers=headers)
    assert response.status_code == 200
    assert (b"<html" in response.content) is whole
    assert "HX-Request" in response["Vary"]


def test_a_redirect_in_a_fragment_moves_the_window(client, db):
    here = {**FRAGMENT, "HX-Current-URL": "http://testserver/explore?x=1"}
    response = client.post("/tweets/1/like", headers=here)
    assert response.status_code == 204
    assert response["HX-Redirect"] == "/accounts/login/?next=%2Fexplore%3Fx%3D1"


def test_login_leads_back_to_the_page_a_verb_was_used_on(client, db):
    response = client.post("/tweets/1/like", headers={"Referer": "http://testserver/explore"})
    assert response["Location"] == "/accounts/login/?next=%2Fexplore"


def test_a_referrer_that_looks_like_a_path_leads_nowhere_else(as_alice, bob):
    for path in ("//evil.example/x", "/\\evil.example/x", "///evil.example"):
        response = as_alice.post("/@bob/follow", headers={"Referer": f"http://testserver{path}"})
        assert response["Location"].startswith("/")
        assert not response["Location"].startswith(("//", "/\\"))


def test_another_site_is_never_where_one_goes_back_to(as_alice, alice, bob):
    response = as_alice.post("/@bob/follow", headers={"Referer": "https://evil.example/x"})
    assert response["Location"] == "/@bob"


@pytest.mark.parametrize("anchor", ["x' onload=", "t1#", "//evil.example", "t"])
def test_an_anchor_is_only_a_card(as_alice, bob, anchor):
    response = as_alice.post(
        "/@bob/follow", {"at": anchor}, headers={"Referer": "http://testserver/explore"}
    )
    assert response["Location"] == "/explore"


@pytest.mark.parametrize("cursor", ["x", "-1", "1.5", "9" * 40, "0" * 5000, "²", "١"])
def test_a_nonsense_cursor_is_an_error_of_the_asker(as_alice, cursor):
    assert as_alice.get(f"/?before={cursor}").status_code == 400


def test_get_on_a_verb_is_refused_with_a_page(as_alice):
    response = as_alice.get("/tweets/1/like")
    assert response.status_code == 405
    assert response["Allow"] == "POST"
    assert b"isn\xe2\x80\x99t a page" in response.content


@pytest.mark.parametrize(
    "path", ["/topic/%00", "/@a%00b", "/@a.b/likes", f"/@a/status/{9 * 10**18}9", "/topic/"]
)
def test_what_is_no_address_of_ours_is_not_there(client, db, path):
    assert client.get(path).status_code == 404


def test_a_missing_page_says_so_in_our_own_words(client, db):
    response = client.get("/@nobody")
    assert response.status_code == 404
    assert b"Nothing here" in response.content


def test_an_error_in_a_fragment_is_a_toast(as_alice, fragment):
    response = as_alice.post("/tweets/1/like", headers=fragment)
    assert response.status_code == 404
    assert b"<html" not in response.content
    assert b'hx-target="#toasts"' in response.content


@pytest.mark.parametrize("headers", [{}, FRAGMENT])
def test_a_form_without_its_token_is_told_what_to_do(alice, headers):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    response = strict.post("/@alice/follow", headers={HEADER: str(alice.pk), **headers})
    assert response.status_code == 403
    assert b"Please try once more" in response.content
    assert (b"<html" in response.content) is not bool(headers)


@pytest.mark.parametrize(("headers", "words"), [({}, "<html"), (FRAGMENT, "#toasts")])
def test_a_failure_shows_something_without_the_database(settings, headers, words):
    settings.ROOT_URLCONF = "apps.core.tests.failing_urls"
    client = Client(raise_request_exception=False)
    response = client.get("/", headers=headers)
    assert response.status_code == 500
    assert words in response.text
    assert ("<html" in response.text) is not bool(headers)


def test_pages_are_under_a_strict_policy(client, db):
    policy = client.get("/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(("headers", "words"), [({}, "<html"), (FRAGMENT, "#toasts")])
def test_two_at_one_moment_are_told_so(client, db, caplog, headers, words):
    request = client.get("/explore", headers=headers).wsgi_request
    answer = LimitMiddleware(HttpResponse).process_exception(request, IntegrityError("twice"))
    assert answer.status_code == 409
    assert words in answer.text
    assert "Two at one moment, at /explore" in caplog.text
