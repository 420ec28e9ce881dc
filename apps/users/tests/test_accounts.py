import re

import pytest
from allauth.core.exceptions import ImmediateHttpResponse
from django.core import mail
from django.db import IntegrityError, transaction

from apps.users.forms import SignupForm
from apps.users.models import User
from conftest import PASSWORD, confirm
from project.settings import base

pytestmark = pytest.mark.django_db

NEW = {"email": "dave@example.org", "username": "Dave_1", "password1": "a quiet green hill"}


def sign_up(client, **changes):
    return client.post("/accounts/signup/", {**NEW, **changes})


def test_signing_up_makes_an_account_and_logs_in(client):
    response = sign_up(client)
    assert response.status_code == 302
    user = User.objects.get()
    assert (user.username, user.email) == ("Dave_1", "dave@example.org")
    assert user.name == "Dave_1"
    assert client.get("/").context["user"] == user


@pytest.mark.parametrize("username", ["DAVE_1", "dave_1"])
def test_a_username_is_taken_in_any_case(client, person, username):
    person("Dave_1")
    response = sign_up(client, username=username)
    assert response.status_code == 200
    assert User.objects.count() == 1
    assert "username" in response.context["form"].errors


def test_the_database_refuses_a_username_in_another_case(person):
    person("dave")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username="DAVE", email="d2@example.org")


def test_two_people_may_not_take_one_name_at_one_moment(client, person):
    request = client.get("/accounts/signup/").wsgi_request
    form = SignupForm(NEW)
    assert form.is_valid()
    person("dave_1")
    with pytest.raises(ImmediateHttpResponse) as answer:
        form.try_save(request)
    assert answer.value.response["Location"] == "/accounts/signup/"
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    "username", ["admin", "Settings", "sixteen_letters_", "dot.ted", "späße", "", "a b"]
)
def test_bad_usernames_are_refused_with_what_was_typed(client, username):
    response = sign_up(client, username=username)
    assert not User.objects.exists()
    assert response.context["form"].errors["username"]
    assert 'value="dave@example.org"' in response.text


def test_errors_are_wired_to_their_fields(client):
    html = sign_up(client, username="admin").text
    field = re.search(r'<input[^>]*name="username"[^>]*>', html)[0]
    assert 'aria-invalid="true"' in field
    assert "id_username_error" in field
    assert 'id="id_username_error"' in html


@pytest.mark.parametrize("password", ["short", "password1234", "12345678901"])
def test_weak_passwords_are_refused(client, password):
    assert sign_up(client, password1=password).status_code == 200
    assert not User.objects.exists()


@pytest.mark.parametrize("login", ["alice", "ALICE", "alice@example.org", "Alice@Example.org"])
def test_one_logs_in_by_username_or_email(client, alice, login):
    response = client.post("/accounts/login/", {"login": login, "password": PASSWORD})
    assert response.status_code == 302
    assert client.get("/").context["user"] == alice


def test_a_wrong_password_tells_nothing_about_the_account(client, alice):
    texts = []
    for login in ("alice", "nobody"):
        response = client.post("/accounts/login/", {"login": login, "password": "wrong"})
        assert response.status_code == 200
        texts.append(response.context["form"].non_field_errors())
    assert texts[0] == texts[1]


def test_logging_in_is_limited_by_the_shared_cache(client, alice, settings):
    for _ in range(20):
        response = client.post("/accounts/login/", {"login": "alice", "password": "wrong"})
    assert "Too many" in response.text or response.status_code == 429
    right = client.post("/accounts/login/", {"login": "alice", "password": PASSWORD})
    assert right.status_code != 302
    assert "Cache" in settings.CACHES["default"]["BACKEND"]
    assert "locmem" not in settings.CACHES["default"]["BACKEND"]


def test_logging_out_asks_first(as_alice):
    assert as_alice.get("/accounts/logout/").status_code == 200
    assert as_alice.get("/").context["user"].is_authenticated
    as_alice.post("/accounts/logout/")
    assert not as_alice.get("/").context["user"].is_authenticated


def test_a_forgotten_password_is_reset_by_mail(client, alice, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/accounts/password/reset/", {"email": "alice@example.org"})
    (message,) = mail.outbox
    assert message.to == ["alice@example.org"]
    assert "<html" in str(message.alternatives[0][0])
    assert "Twite" in str(message.body)
    address = r"http://localhost:8000(/accounts/password/reset/key/\S+)"
    link = re.search(address, str(message.body))[1]
    page = client.get(link, follow=True)
    new = "another quiet hill"
    client.post(page.redirect_chain[-1][0], {"password1": new, "password2": new})
    alice.refresh_from_db()
    assert alice.check_password(new)


def test_no_mail_leads_to_an_address_that_a_request_made_up(
    client, alice, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            "/accounts/password/reset/",
            {"email": "alice@example.org"},
            headers={"Host": "localhost:6666"},
        )
    (message,) = mail.outbox
    assert "6666" not in str(message.body) + str(message.alternatives[0][0])


def test_changing_the_email_keeps_the_old_one_until_the_new_one_is_chosen(client):
    sign_up(client)
    confirm(client, NEW["password1"])
    client.post("/accounts/email/", {"email": "dave2@example.org", "action_add": ""})
    user = User.objects.get()
    assert user.email == "dave@example.org"
    client.post("/accounts/email/", {"email": "dave2@example.org", "action_primary": ""})
    user.refresh_from_db()
    assert user.email == "dave2@example.org"
    client.post("/accounts/logout/")
    fields = {"login": "dave2@example.org", "password": NEW["password1"]}
    assert client.post("/accounts/login/", fields).status_code == 302


def test_too_many_tries_are_told_in_our_own_look(client, alice):
    for _ in range(30):
        response = client.post("/accounts/password/reset/", {"email": "alice@example.org"})
    assert response.status_code == 429
    assert 'class="entrance"' in response.text


def test_a_reset_answers_alike_for_unknown_addresses(client, alice):
    answers = [
        client.post("/accounts/password/reset/", {"email": email})
        for email in ("alice@example.org", "unknown@example.org")
    ]
    assert answers[0].status_code == answers[1].status_code == 302
    assert answers[0]["Location"] == answers[1]["Location"]


def test_a_password_is_changed_with_the_old_one(as_alice, alice):
    new = "another quiet hill"
    as_alice.post(
        "/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    alice.refresh_from_db()
    assert alice.check_password(new)
    assert as_alice.get("/").context["user"] == alice


def test_passwords_are_kept_with_argon2():
    assert base.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/login/",
        "/accounts/signup/",
        "/accounts/password/reset/",
        "/accounts/password/reset/done/",
        "/accounts/inactive/",
        "/accounts/confirm-email/",
    ],
)
def test_account_pages_wear_our_look(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert 'class="entrance"' in response.text
    assert "<h1" in response.text


@pytest.mark.parametrize("path", ["/accounts/email/", "/accounts/password/change/"])
def test_account_settings_stand_in_the_frame(as_alice, path):
    html = as_alice.get(path).text
    assert 'class="column"' in html
    assert "style=" not in html
