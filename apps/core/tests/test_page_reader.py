"""What a page sends is done by nobody but the one it was made for."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from apps.core.page_reader import FIELD, HEADER, NOBODY
from conftest import PASSWORD

from .addresses import ADDRESSES, path_of

# What is sent from elsewhere, never by a page of ours, and takes no token either.
FROM_ELSEWHERE = {
    # Mail programs, with a token in the address.
    "notifications:unsubscribe",
    # Login providers, with a state or a token of theirs.
    "apple_callback",
    "google_login_by_token",
}
SENT_BY_PAGES = sorted(ADDRESSES.keys() - FROM_ELSEWHERE)


@pytest.fixture
def as_bob(bob):
    client = Client()
    client.force_login(bob)
    return client


@pytest.mark.parametrize("htmx", [False, True])
@pytest.mark.parametrize("name", SENT_BY_PAGES)
def test_nothing_is_done_for_somebody_else(name, htmx, as_bob, alice, fragment):
    path = path_of(name)
    for stale in (str(alice.pk), NOBODY):
        by_form = as_bob.post(path, {FIELD: stale}, headers=fragment if htmx else None)
        by_script = as_bob.post(path, headers={HEADER: stale, **(fragment if htmx else {})})
        for response in (by_form, by_script):
            assert response.status_code == 409
            assert "You are @bob here by now" in response.text
            assert ("<html" in response.text) is not htmx


@pytest.mark.parametrize("name", SENT_BY_PAGES)
def test_who_does_not_say_for_whom_is_refused_too(name, bob):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(bob)
    assert strict.post(path_of(name)).status_code == 409


@pytest.mark.parametrize("name", SENT_BY_PAGES)
def test_who_it_was_made_for_goes_on(name, as_bob, bob):
    path = path_of(name)
    response = as_bob.post(path, {FIELD: bob.pk}, headers={HEADER: str(bob.pk)})
    assert "here by now" not in response.text


@pytest.mark.parametrize("name", SENT_BY_PAGES)
def test_who_was_logged_out_meanwhile_logs_in_first(name, client, alice, fragment):
    path = path_of(name)
    response = client.post(path, {FIELD: alice.pk})
    assert response["Location"].startswith("/accounts/login/")
    response = client.post(path, headers={HEADER: str(alice.pk), **fragment})
    assert response["HX-Redirect"].startswith("/accounts/login/")


def test_only_what_comes_from_elsewhere_is_left_out():
    left_out = {
        name for name, (view, _) in ADDRESSES.items() if getattr(view, "csrf_exempt", False)
    }
    assert left_out == FROM_ELSEWHERE


def test_a_part_that_was_loaded_for_another_is_no_way_around(as_bob, alice, bob):
    """A page of Alice's in which a form was loaded after Bob had logged in."""
    for header, field in ((alice, bob), (bob, alice)):
        response = as_bob.post(
            "/compose", {"text": "secret", FIELD: field.pk}, headers={HEADER: str(header.pk)}
        )
        assert response.status_code == 409
    assert not bob.tweets_count


def test_what_was_written_stands_on_the_page_and_secrets_do_not(as_bob, alice):
    fields = {"text": "a <b>long</b> thought", "alt_1": "a bird", "password": PASSWORD}
    response = as_bob.post("/compose", {**fields, FIELD: alice.pk})
    assert "a &lt;b&gt;long&lt;/b&gt; thought</textarea>" in response.text
    assert "a bird</textarea>" in response.text
    assert PASSWORD not in response.text
    assert response["Cache-Control"] == "no-store"


def test_a_page_says_whose_it_is(client, as_alice, alice):
    assert f'data-reader="{NOBODY}"' in client.get("/explore").text
    page = as_alice.get("/explore").text
    assert f'data-reader="{alice.pk}"' in page
    assert f'name="{FIELD}" value="{alice.pk}"' in page


FORMS = re.compile(r'<form\b[^>]*method="post".*?</form>', re.DOTALL)
TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_form_says_for_whom_it_was_made(path: Path):
    text = path.read_text()
    assert text.count("{% csrf_token %}") == text.count("{% csrf_token %}{% page_reader %}")
    assert all("{% page_reader %}" in form for form in FORMS.findall(text))


def test_what_tests_leave_out_is_djangos_own_mark_of_them():
    """`_needs_name` asks for it: were it gone, every test that signs somebody in would fail, and no
    site would be less safe."""
    requests = [Client(enforce_csrf_checks=strict).get("/keys").wsgi_request for strict in (0, 1)]
    marks = [vars(request)["_dont_enforce_csrf_checks"] for request in requests]
    assert marks == [True, False]
