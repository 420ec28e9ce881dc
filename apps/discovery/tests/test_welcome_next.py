"""Where the first steps end."""

import re

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile

from apps.media.tests import files

STEPS = ["/welcome/picture", "/welcome/bio", "/welcome/topics", "/welcome/people"]
NEXT = "?next=/@bob"
NEW = {"email": "dave@example.org", "username": "dave", "password1": "a quiet green hill"}
ELSEWHERE = ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]


def sign_up(client, **fields):
    return client.post("/accounts/signup/", {**NEW, **fields})


def test_signing_up_goes_through_the_steps_to_what_was_wanted(client, bob):
    """As from Follow: log in, then "Sign up"."""
    answer = sign_up(client, next="/@bob")
    assert answer["Location"] == f"/welcome{NEXT}"
    assert client.get(answer["Location"])["Location"] == STEPS[0] + NEXT


def test_so_does_signing_up_with_a_code_from_the_mail(
    client, bob, settings, django_capture_on_commit_callbacks
):
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
    with django_capture_on_commit_callbacks(execute=True):
        page = sign_up(client, next="/@bob")["Location"]
    code = re.search(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$|^[A-Z0-9]{6}$", mail.outbox[0].body, re.MULTILINE)
    assert client.post(page, {"code": code[0]})["Location"] == f"/welcome{NEXT}"


def test_a_query_is_kept_as_it_was(client, db):
    first = client.get(sign_up(client, next="/search?q=a&f=latest")["Location"])["Location"]
    assert first == "/welcome/picture?next=/search%3Fq%3Da%26f%3Dlatest"
    assert 'href="/search?q=a&amp;f=latest" class="end">Skip all' in client.get(first).text


@pytest.mark.parametrize("wanted", ["", "/welcome", *ELSEWHERE])
def test_nothing_else_is_wanted_than_pages_of_this_site(client, db, wanted):
    assert sign_up(client, next=wanted)["Location"] == "/welcome"


def test_logging_in_leads_there_at_once(client, alice):
    fields = {"login": "alice", "password": "correct horse battery", "next": "/@bob"}
    assert client.post("/accounts/login/", fields)["Location"] == "/@bob"


@pytest.mark.parametrize("number", range(4))
def test_every_way_on_and_back_keeps_it(as_alice, number):
    page = as_alice.get(STEPS[number] + NEXT).text
    last = number == 3
    if last:
        assert '<a href="/@bob" class="button main large">Go on</a>' in page
        assert "Go to Home" not in page
    else:
        assert f'<a href="{STEPS[number + 1]}{NEXT}" class="button large">Skip</a>' in page
        assert '<a href="/@bob" class="end">Skip all</a>' in page
    assert (f'href="{STEPS[number - 1]}{NEXT}"' in page) == (number > 0)


def test_so_does_every_form(as_alice):
    picture = SimpleUploadedFile("me.png", files.encoded(files.noise(60, 40), "PNG"))
    sent = [{"picture": picture}, {"bio": "Birds."}, {"topics": "birds"}]
    for number, fields in enumerate(sent):
        answer = as_alice.post(STEPS[number] + NEXT, fields)
        assert answer["Location"] == STEPS[number + 1] + NEXT
    more = as_alice.post(STEPS[2] + NEXT, {"topics": "moors", "add": "on"})
    assert more["Location"] == f"{STEPS[2]}{NEXT}#step"


def test_a_refused_form_keeps_it_too(as_alice):
    page = as_alice.post(STEPS[1] + NEXT, {"bio": "x" * 161})
    assert page.status_code == 422
    assert f'href="{STEPS[2]}{NEXT}"' in page.text


@pytest.mark.parametrize("wanted", ELSEWHERE)
@pytest.mark.parametrize("number", range(4))
def test_the_steps_end_at_home_instead_of_elsewhere(as_alice, number, wanted):
    page = as_alice.get(STEPS[number], {"next": wanted}).text
    assert "evil" not in page
    assert "javascript:" not in page


def test_who_is_signed_out_comes_back_to_the_step(client, alice):
    login = client.get(f"{STEPS[1]}{NEXT}")["Location"]
    fields = {"login": "alice", "password": "correct horse battery"}
    assert client.post(login, fields)["Location"] == STEPS[1] + NEXT
