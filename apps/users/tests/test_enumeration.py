"""Nobody learns whether an address or a name has an account: not by what is answered, nor by how
long it takes."""

import re
import statistics
import time

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from apps.users.actions import deactivate
from apps.users.models import User
from conftest import PASSWORD, confirm
from project.settings import base

pytestmark = pytest.mark.django_db

RANDOM = (
    r'value="[\w-]{64}"|alice|nobody|unproved|adam|deactivated|shut_out|fresh_\d+'
    r"|tint-\d|\d{15,}|[\w.+-]+@example\.org"
)
ASKING = ["/accounts/password/reset/", "/accounts/login/code/"]


@pytest.fixture(autouse=True)
def _people(alice, person, settings):
    """Besides Alice one who left and one who was shut out. Limits would answer before the rest."""
    settings.ACCOUNT_RATE_LIMITS = False
    deactivate(person("deactivated"))
    User.objects.filter(pk=person("shut_out").pk).update(is_active=False)


@pytest.fixture(params=["with a mail server", "without"])
def mode(request, settings):
    # Which addresses there are follows from the settings too, once.
    reverse("account_login")
    proved = request.param != "without"
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory" if proved else "optional"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = proved
    settings.ACCOUNT_CHANGE_EMAIL = proved


@pytest.fixture
def proving(settings):
    """With a mail server."""
    reverse("account_login")
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
    settings.ACCOUNT_CHANGE_EMAIL = True


def said(path, fields, client=None):
    """Status, headers, where it leads and what stands there, without what differs anyway."""
    client = client or Client()
    response = client.post(path, fields)
    place = response.headers.get("Location", "")
    headers = sorted(name for name in response.headers if name != "Content-Length")
    there = client.get(place).text if place else response.text
    return response.status_code, headers, place, re.sub(RANDOM, "#", there)


@pytest.mark.parametrize("known", ["alice", "deactivated", "shut_out", "alice@example.org"])
def test_a_wrong_password_is_answered_alike(mode, known):
    answers = [
        said("/accounts/login/", {"login": login, "password": "wrong"})
        for login in (known, known.replace(known.partition("@")[0], "nobody"))
    ]
    assert answers[0] == answers[1]


@pytest.mark.parametrize("path", ASKING)
@pytest.mark.parametrize("known", ["alice", "deactivated", "shut_out"])
def test_asking_for_a_mail_is_answered_alike(mode, path, known):
    answers = [said(path, {"email": f"{name}@example.org"}) for name in (known, "nobody")]
    assert answers[0] == answers[1]


def new(email, username="fresh_1"):
    return {"email": email, "username": username, "password1": "a quiet green hill"}


def test_signing_up_with_an_address_is_answered_alike(mode):
    answers = [
        said("/accounts/signup/", new(f"{name}@example.org", f"fresh_{number}"))
        for number, name in enumerate(("alice", "deactivated", "nobody"))
    ]
    assert answers[0] == answers[1] == answers[2]


KNOWN = ["alice", "deactivated", "shut_out", "unproved"]


@pytest.mark.parametrize("login", ["the address", "the name"])
@pytest.mark.parametrize("elsewhere", [True, False])
def test_logging_in_after_signing_up_is_answered_alike(proving, login, elsewhere):
    """With a mail server; without one whoever signs up is in at once."""
    Client().post("/accounts/signup/", new("unproved@example.org", "tint_1"))
    answers = []
    for number, name in enumerate([*KNOWN, "nobody"]):
        client, fields = Client(), new(f"{name}@example.org", f"fresh_{number}")
        client.post("/accounts/signup/", fields)
        typed = fields["email"] if login == "the address" else fields["username"]
        for password in ("a quiet green hill", "another"):
            client = Client() if elsewhere else client
            given = {"login": typed, "password": password}
            answers.append((password, said("/accounts/login/", given, client)))
    for one in answers:
        assert one in answers[-2:]
    assert answers[-2][1][0] == 302


def test_who_signs_up_with_a_known_address_sends_no_code(
    proving, django_capture_on_commit_callbacks
):
    client = Client()
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/accounts/signup/", new("alice@example.org"))
        client.post("/accounts/login/", {"login": "fresh_1", "password": "a quiet green hill"})
    assert {one.subject for one in mail.outbox} == {"You have an account already"}
    assert not any(re.search(r"^[A-Z0-9]{4}-", one.body, re.MULTILINE) for one in mail.outbox)
    owner = Client()
    answer = owner.post("/accounts/login/", {"login": "alice@example.org", "password": PASSWORD})
    assert answer["Location"] == "/"


def test_who_is_not_in_yet_is_seen_by_nobody(proving, alice):
    client = Client()
    client.post("/accounts/signup/", new("vic@example.org"))
    client.force_login(alice)
    for path in ("/@fresh_1", "/@fresh_1/following"):
        assert client.get(path).status_code == 404
    for path in ("/search?q=fresh&f=people", "/compose/suggest?q=fresh", "/explore/people"):
        assert "@fresh_1" not in client.get(path).text
    assert client.post("/@fresh_1/follow").status_code == 404
    assert client.post("/@fresh_1/mute").status_code == 404


def test_taking_an_address_of_somebody_else_is_answered_alike(mode, person):
    answers = []
    # Both stand before one's own in a list.
    for number, name in enumerate(("alice", "adam")):
        client = Client()
        client.force_login(person(f"fresh_{number}"))
        confirm(client)
        fields = {"email": f"{name}@example.org", "action_add": ""}
        answers.append(said("/accounts/email/", fields, client))
    assert answers[0] == answers[1]


def seconds(path, fields):
    """What one request costs, not what else the machine does meanwhile."""
    client = Client()
    began = time.process_time()
    assert client.post(path, fields).status_code in {200, 302}
    return time.process_time() - began


def compared(path, known, unknown, rounds=7):
    """How much longer a request takes for who has an account. By turns: the machine's mood is the
    same for both."""
    spent: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds):
        for times, fields in zip(spent, (known(number), unknown(number)), strict=True):
            times.append(seconds(path, fields))
    return statistics.median(spent[0]) / statistics.median(spent[1])


@pytest.fixture
def real_hashes(settings, alice):
    """As a site keeps passwords: slowly."""
    settings.PASSWORD_HASHERS = base.PASSWORD_HASHERS
    alice.set_password(PASSWORD)
    alice.save()


@pytest.mark.parametrize("known", ["alice", "alice@example.org"])
def test_a_wrong_password_takes_as_long(real_hashes, known):
    ratio = compared(
        "/accounts/login/",
        lambda _: {"login": known, "password": "wrong"},
        lambda _: {"login": known.replace("alice", "nobody"), "password": "wrong"},
    )
    assert 0.8 < ratio < 1.25


def test_signing_up_takes_as_long(mode, real_hashes):
    ratio = compared(
        "/accounts/signup/",
        lambda number: new("alice@example.org", f"known_{number}"),
        lambda number: new(f"nobody{number}@example.org", f"fresh_{number}"),
    )
    assert 0.75 < ratio < 1.33


def test_logging_in_after_signing_up_takes_as_long(proving, real_hashes):
    for name, email in (("known", "alice@example.org"), ("fresh", "nobody@example.org")):
        Client().post("/accounts/signup/", new(email, f"{name}_1"))
    for password in ("a quiet green hill", "wrong"):
        ratio = compared(
            "/accounts/login/",
            lambda _, password=password: {"login": "alice@example.org", "password": password},
            lambda _, password=password: {"login": "nobody@example.org", "password": password},
        )
        assert 0.75 < ratio < 1.33


@pytest.mark.parametrize("path", ASKING)
def test_asking_for_a_mail_takes_as_long(mode, path):
    ratio = compared(
        path,
        lambda _: {"email": "alice@example.org"},
        lambda number: {"email": f"nobody{number}@example.org"},
        rounds=25,
    )
    assert 0.7 < ratio < 1.43
