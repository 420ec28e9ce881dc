"""What holds for every address of the site, whoever asks."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.tweets.actions import post

from .addresses import all_paths

# The challenge of a passkey, of which few are given: test_expiry.
LIMITED = {("/accounts/2fa/webauthn/login/", "application/json")}
ACCEPTED = ["text/html", "application/json", "*/*"]
WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP)", re.IGNORECASE)
PARAMETERS = (
    *("after", "asked", "before", "error", "f", "next", "q", "sort", "text", "word", "home"),
    *("inbox", "seen", "since", "unread", "waiting", "reply_to", "quote", "state", "code", "page"),
)
GARBAGE = [
    *("", "x", "-1", "0", "9" * 40, "1.5", "é", "\x00", "\ud7ff", "[]", "' OR 1=1--", "a" * 3_000),
    *("%00", "٣", "💥"),
]


@pytest.fixture
def paths(alice):
    return all_paths(post(alice, "hello #zoo"))


@pytest.fixture
def visitor(db):
    client = Client()
    client.raise_request_exception = False
    return client


def is_private(response):
    return {"private", "no-store"} & set(_directives(response))


def _directives(response):
    return re.split(r"[,=]\s*", response.headers.get("Cache-Control", ""))


def test_there_are_many(paths):
    assert len(paths) > 140
    assert not [path for path in paths if set("<>^$()") & set(path)]


@pytest.mark.parametrize("accept", ACCEPTED)
def test_reading_without_an_account_writes_nothing(paths, visitor, accept):
    for path in paths:
        if (path, accept) in LIMITED:
            continue
        visitor.cookies.clear()
        with CaptureQueriesContext(connection) as asked:
            visitor.get(path, headers={"Accept": accept})
        written = [query["sql"] for query in asked if WRITES.match(query["sql"])]
        assert not written, (path, written)


@pytest.mark.parametrize("accept", ACCEPTED)
def test_nobody_is_given_a_session_for_looking(paths, visitor, accept):
    for path in paths:
        if (path, accept) in LIMITED:
            continue
        visitor.cookies.clear()
        response = visitor.get(path, headers={"Accept": accept})
        assert settings.SESSION_COOKIE_NAME not in response.cookies, path


def test_no_address_fails_or_fills_the_log(paths, visitor, as_alice, capfd):
    as_alice.raise_request_exception = False
    for client in (visitor, as_alice):
        for path in paths:
            assert client.get(path).status_code < 500, path
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.parametrize("garbage", GARBAGE)
def test_garbage_in_an_address_is_no_error_of_ours(paths, visitor, as_alice, garbage, capfd):
    as_alice.raise_request_exception = False
    data = {parameter: [garbage, garbage] for parameter in PARAMETERS}
    for client in (visitor, as_alice):
        for path in paths:
            assert client.get(path, data).status_code < 500, path
    for parameter in PARAMETERS:
        for path in ("/", "/search", "/explore", "/@alice", "/notifications", "/live", "/compose"):
            assert as_alice.get(path, {parameter: garbage}).status_code < 500, (path, parameter)
    assert "Traceback" not in capfd.readouterr().err


def test_what_somebody_is_shown_is_kept_by_nobody_else(paths, as_alice):
    for path in paths:
        if "logout" in path:
            continue
        response = as_alice.get(path)
        session_read = "Cookie" in response.headers.get("Vary", "")
        assert is_private(response) or not session_read, path
        assert "public" not in _directives(response) or not response.cookies, path


def test_what_is_for_everybody_comes_without_cookies(paths, visitor):
    for path in paths:
        visitor.cookies.clear()
        response = visitor.get(path)
        if "public" in _directives(response):
            assert not response.cookies, path
            assert "Cookie" not in response.headers.get("Vary", ""), path


@pytest.mark.parametrize("fresh", [True, False])
def test_a_feed_is_for_everybody_unless_it_carries_a_cookie(alice, as_alice, client, fresh):
    assert "public" in _directives(client.get("/search/feed.rss?q=hello"))
    if not fresh:
        session = as_alice.session
        session["seen"] = 0
        session.save()
    response = as_alice.get("/search/feed.rss?q=hello")
    assert is_private(response)
    assert "public" not in _directives(response)


def test_either_form_of_an_address_leads_to_the_other(client, alice):
    """With its query, and with what was sent."""
    for path in all_paths(post(alice, "zebra #zoo")):
        other = path.removesuffix("/") if path.endswith("/") and path != "/" else f"{path}/"
        if path == "/" or path.startswith("/media/") or "." in path:
            continue
        answer = client.get(f"{other}?a=1&b=%C3%BC")
        assert (answer.status_code, answer["Location"]) == (301, f"{path}?a=1&b=%C3%BC"), path
        if not path.endswith("/"):
            answer = client.post(other)
            assert (answer.status_code, answer["Location"]) == (308, path), path
    assert client.get("/nowhere/").status_code == 404
    assert client.get("/settings//?x")["Location"] == "/settings?x"
