"""Signing up by an account elsewhere."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.core.context import request_context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialAccount
from django.contrib.messages import get_messages
from django.db import IntegrityError
from django.test import Client

from apps.users.models import User
from apps.users.signals import described
from apps.users.tests.conftest import DAVE, SIGNUP, reader
from conftest import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def confirm(send):
    """Answers the question for the password that precedes a change."""

    def do(client, response):
        assert response["Location"].startswith("/accounts/reauthenticate/")
        return send(client, response["Location"], password=PASSWORD)

    return do


def test_somebody_new_chooses_a_name_and_is_in(client, come, send):
    come(client, **DAVE)
    page = client.get(SIGNUP)
    assert page.context["form"].initial["username"] == "dave"
    assert "dave@example.org" in page.text
    assert 'name="email"' not in page.text
    assert send(client, SIGNUP, username="Dave_1")["Location"] == "/welcome"
    user = User.objects.get()
    assert (user.username, user.name, user.email) == ("Dave_1", "Dave Dove", "dave@example.org")
    assert not user.has_usable_password()
    assert reader(client) == user
    [address] = EmailAddress.objects.all()
    assert (address.email, address.verified, address.primary) == (user.email, True, True)
    [account] = SocialAccount.objects.all()
    assert (account.user, account.provider) == (user, "sso")
    kept = {key: DAVE[key] for key in ("preferred_username", "name", "email")}
    assert account.extra_data == kept


def test_what_was_wanted_comes_after_the_first_steps(client, come, send):
    come(client, "?next=/settings", **DAVE)
    assert send(client, SIGNUP, username="dave")["Location"] == "/welcome?next=/settings"


def test_and_logs_in_by_it_again(client, come, send):
    come(client, **DAVE)
    client.post(SIGNUP, {"username": "dave"})
    other = Client()
    assert come(other, **{**DAVE, "email": "new@example.org"})["Location"] == "/"
    assert reader(other).username == "dave"
    assert reader(other).email == "dave@example.org"
    assert User.objects.count() == 1


def test_login_leads_to_where_one_wanted_to_go(client, come):
    come(client, **DAVE)
    client.post(SIGNUP, {"username": "dave"})
    assert come(Client(), "?next=/settings", **DAVE)["Location"] == "/settings"
    assert come(Client(), "?next=https://evil.example", **DAVE)["Location"] == "/"


def test_a_new_person_is_told_of_to_those_who_search(client, come):
    told = []

    def note(user, **_):
        told.append((user.username, user.display_name))

    described.connect(note)
    try:
        come(client, **DAVE)
        client.post(SIGNUP, {"username": "dave"})
    finally:
        described.disconnect(note)
    assert told == [("dave", "Dave Dove")]


def test_the_vouched_address_is_not_for_choosing(client, come):
    come(client, **DAVE)
    client.post(SIGNUP, {"username": "dave", "email": "other@example.org"})
    assert User.objects.get().email == "dave@example.org"


@pytest.mark.parametrize("word", [True, "true"])
def test_an_issuer_may_write_truth_as_a_word(client, come, word):
    come(client, **{**DAVE, "email_verified": word})
    assert client.get(SIGNUP).context["form"].vouched


@pytest.mark.parametrize("word", [None, False, "false", 1.5, ["true"], "yes"])
def test_an_address_that_is_not_vouched_for_is_asked_about(client, come, send, word):
    come(client, **{**DAVE, "email_verified": word})
    page = client.get(SIGNUP)
    assert page.context["form"].initial["email"] == "dave@example.org"
    send(client, SIGNUP, username="dave", email="other@example.org")
    [address] = EmailAddress.objects.all()
    assert (address.email, address.verified) == ("other@example.org", False)


def test_only_who_names_an_address_vouches_for_it(client, come, issuer):
    issuer.userinfo = {"email": "victim@example.org", "email_verified": None}
    come(client, **DAVE)
    assert not client.get(SIGNUP).context["form"].vouched


@pytest.mark.parametrize(
    "email", [None, "", "no address", 5, "a@b\ud800.example", "da\u212ae@example.org"]
)
def test_a_missing_address_is_asked_for_once(client, come, email):
    come(client, **{**DAVE, "email": email})
    refused = client.post(SIGNUP, {"username": "dave"})
    assert refused.status_code == 200
    assert refused.context["form"].errors["email"]
    client.post(SIGNUP, {"username": "dave", "email": "dave@example.org"})
    assert reader(client).email == "dave@example.org"


def test_with_a_mail_server_an_address_not_vouched_for_is_proved(
    client, come, send, mailoutbox, mandatory
):
    come(client, **{**DAVE, "email_verified": False})
    assert "confirm-email" in send(client, SIGNUP, username="dave", email=DAVE["email"])["Location"]
    assert not reader(client).is_authenticated
    [mail] = mailoutbox
    code = re.search(r"^([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", mail.body, re.MULTILINE)[1]
    send(client, "/accounts/confirm-email/", code=code)
    assert reader(client).username == "dave"


def test_with_a_mail_server_a_vouched_address_needs_no_proof(client, come, mandatory):
    come(client, **DAVE)
    client.post(SIGNUP, {"username": "dave"})
    assert reader(client).username == "dave"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"preferred_username": "dave"}, "dave"),
        ({"preferred_username": "alice"}, "alice2"),
        ({"preferred_username": "ALICE"}, "ALICE2"),
        ({"preferred_username": "admin"}, "admin2"),
        ({"preferred_username": "dave.dove-jones"}, "dave_dove_jones"),
        ({"preferred_username": "dave@example.org"}, "dave"),
        ({"preferred_username": "a" * 40}, "a" * 15),
        ({"preferred_username": "__x__"}, "x"),
        ({"preferred_username": "Зоя", "name": "Zoë Größe"}, "Zoe_Grosse"),
        ({"preferred_username": "", "name": "Dave  Dove"}, "Dave_Dove"),
        ({"preferred_username": None, "name": None, "given_name": "Zoë"}, "Zoe"),
        ({"preferred_username": 5, "name": ["x"], "family_name": "Dove"}, "Dove"),
    ],
)
def test_a_free_name_is_proposed(client, come, alice, told, expected):
    come(client, **{**DAVE, **told})
    form = client.get(SIGNUP).context["form"]
    assert form.initial["username"] == expected
    client.post(SIGNUP, {"username": expected})
    assert reader(client).username == expected


@pytest.mark.parametrize("name", ["Зоя", "___", "\x00", "🐦", ""])
def test_who_has_no_usable_name_gets_a_neutral_one(client, come, name):
    come(client, **{**DAVE, "preferred_username": name, "name": name})
    proposed = client.get(SIGNUP).context["form"].initial["username"]
    assert re.fullmatch(r"finch\d+", proposed)
    client.post(SIGNUP, {"username": proposed})
    assert reader(client).display_name == name.strip("\x00")


def test_a_popular_name_is_numbered_as_far_as_it_takes(client, come, person):
    for name in ("dave", *(f"dave{number}" for number in range(2, 10))):
        person(name)
    come(client, **{**DAVE, "email": "new@example.org"})
    assert re.fullmatch(r"dave\d+", client.get(SIGNUP).context["form"].initial["username"])


def test_a_long_display_name_is_cut(client, come):
    come(client, **{**DAVE, "name": "Dave \n" * 30})
    client.post(SIGNUP, {"username": "dave"})
    assert User.objects.get().display_name == ("Dave " * 10)


@pytest.mark.parametrize("username", ["alice", "ALICE", "admin", "a b", "x" * 16, "ß", ""])
def test_a_bad_name_is_refused_and_asked_again(client, come, alice, username):
    come(client, **DAVE)
    response = client.post(SIGNUP, {"username": username})
    assert response.status_code == 200
    assert response.context["form"].errors["username"]
    client.post(SIGNUP, {"username": "dave"})
    assert reader(client).username == "dave"


def test_a_name_that_is_taken_between_asking_and_writing_is_asked_again(client, come, person):
    come(client, **DAVE)
    form = client.get(SIGNUP).context["form"]
    bound = type(form)({"username": "dave"}, sociallogin=form.sociallogin)
    request = client.get(SIGNUP).wsgi_request
    with request_context(request):
        assert bound.is_valid()
        person("DAVE")
        User.objects.update(email="")
        EmailAddress.objects.all().delete()
        with pytest.raises(ImmediateHttpResponse) as caught:
            bound.save(request)
    assert isinstance(caught.value.__cause__, IntegrityError)
    assert caught.value.response["Location"] == SIGNUP
    assert "was taken a moment ago" in str([str(one) for one in get_messages(request)])
    request.session.save()
    client.post(SIGNUP, {"username": "dave2"})
    assert reader(client).username == "dave2"


def test_a_form_sent_twice_makes_one_account(client, come):
    come(client, **DAVE)
    form = client.get(SIGNUP).context["form"]
    request = client.get(SIGNUP).wsgi_request
    bound = type(form)({"username": "dave2"}, sociallogin=form.sociallogin)
    with request_context(request):
        assert bound.is_valid()
        client.post(SIGNUP, {"username": "dave"})
        with pytest.raises(ImmediateHttpResponse) as caught:
            bound.save(request)
    assert caught.value.response["Location"] == "/accounts/login/"
    assert User.objects.count() == SocialAccount.objects.count() == 1


def test_sign_ups_are_limited_with_those_by_password(client, come, settings):
    settings.ACCOUNT_RATE_LIMITS = {"signup": "2/m/ip"}
    client.post("/accounts/signup/", {"username": "one"})
    come(client, **DAVE)
    assert client.get(SIGNUP).status_code == 200
    assert client.post(SIGNUP, {"username": "admin"}).status_code == 200
    assert client.post(SIGNUP, {"username": "dave"}).status_code == 429
    assert not User.objects.exists()


def test_without_having_come_from_somewhere_there_is_nothing_to_sign_up_for(client):
    assert client.get(SIGNUP)["Location"] == "/accounts/login/"


def test_coming_again_after_a_sign_up_with_a_known_address_is_answered_alike(
    come, send, mailoutbox, mandatory, alice
):
    """Neither the answers nor what stands there tell that the address has an account."""
    answers = []
    for name in ("alice", "nobody"):
        there = {**DAVE, "sub": name, "email": f"{name}@example.org", "email_verified": False}
        client = Client()
        come(client, **there)
        first = send(client, SIGNUP, username=f"new_{name}", email=there["email"])
        again = come(Client(), **there)
        answers.append([(one.status_code, one["Location"]) for one in (first, again)])
    assert answers[0] == answers[1]
    assert "code" not in " ".join(one.body for one in mailoutbox if "alice@example.org" in one.to)
