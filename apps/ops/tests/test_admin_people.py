"""What staff change about an account goes the way that its owner's changes go."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db.models import F
from django.test import Client

from apps.users.models import FormerName, User
from conftest import PASSWORD

CHECKED = {"is_active", "is_staff", "is_superuser"}


@pytest.fixture
def edit(admin_client):
    """Sends the form of an account as the browser would, with some fields changed."""

    def do(person, **changes):
        path = f"/admin/users/user/{person.pk}/change/"
        page = admin_client.get(path)
        initial = page.context["adminform"].form.initial
        fields = {name: value for name, value in initial.items() if value is not None}
        fields = {name: value for name, value in fields.items() if not isinstance(value, list)}
        fields |= changes
        sent = {name: value for name, value in fields.items() if value or name not in CHECKED}
        response = admin_client.post(path, sent)
        person.refresh_from_db()
        return response

    return do


def logs_in(login, password=PASSWORD):
    client = Client()
    client.post("/accounts/login/", {"login": login, "password": password})
    return "_auth_user_id" in client.session


def test_a_corrected_address_is_the_only_one(edit, bob, django_capture_on_commit_callbacks):
    assert logs_in("bob@example.org")
    edit(bob, email="Bob.Brown@example.net")
    assert [row.email for row in EmailAddress.objects.filter(user=bob)] == ["bob.brown@example.net"]
    assert logs_in("bob.brown@example.net")
    assert not logs_in("bob@example.org")
    for email, number in (("bob@example.org", 0), ("bob.brown@example.net", 1)):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            Client().post("/accounts/password/reset/", {"email": email})
        assert sum("/password/reset/key/" in one.body for one in mail.outbox) == number


def test_it_ends_what_the_wrong_address_opened(edit, bob):
    client = Client()
    client.force_login(bob)
    edit(bob, email="bob.brown@example.net")
    assert client.get("/settings/profile").status_code == 302


def test_an_address_that_somebody_proved_is_refused(edit, alice, bob):
    page = edit(bob, email="ALICE@example.org")
    assert "Another account has proved this address" in page.text
    assert bob.email == "bob@example.org"


def test_a_renamed_account_is_found_by_its_former_name(edit, bob, client):
    edit(bob, username="robert")
    assert FormerName.objects.get().user == bob
    assert client.get("/@bob").headers["Location"] == "/@robert"


@pytest.mark.parametrize("name", ["help", "Settings", "not a name"])
def test_names_are_held_to_the_same_rules(edit, admin_client, bob, name):
    edit(bob, username=name)
    assert bob.username == "bob"
    data = {"username": name, "email": "new@example.org"}
    admin_client.post(
        "/admin/users/user/add/",
        {**data, "usable_password": "true", "password1": PASSWORD, "password2": PASSWORD},
    )
    assert not User.objects.filter(username=name).exists()


def test_an_account_that_staff_make_can_be_used(admin_client, client):
    data = {"username": "dora", "email": "dora@example.org", "usable_password": "true"}
    admin_client.post(
        "/admin/users/user/add/", {**data, "password1": PASSWORD, "password2": PASSWORD}
    )
    assert logs_in("dora@example.org")
    assert "dora" in client.get("/search?q=dora&f=people").text


def test_what_others_did_meanwhile_is_not_undone(admin_client, edit, bob):
    path = f"/admin/users/user/{bob.pk}/change/"
    stale = User.objects.get(pk=bob.pk)
    User.objects.filter(pk=bob.pk).update(followers_count=F("followers_count") + 7)
    stale.bio = "new"
    assert admin_client.get(path).status_code == 200
    edit(bob, bio="written by staff")
    assert (bob.followers_count, bob.bio) == (7, "written by staff")


def test_closing_and_opening_an_account(edit, bob):
    client = Client()
    client.force_login(bob)
    edit(bob, is_active=False)
    assert not bob.is_active
    assert client.get("/settings/profile").status_code == 302
    assert Client().get("/@bob").status_code == 404
    edit(bob, is_active=True)
    assert bob.is_active
    assert Client().get("/@bob").status_code == 200
    assert logs_in("bob")


def test_a_new_password_ends_all_sessions(admin_client, bob):
    client = Client()
    client.force_login(bob)
    new = "another quiet hill"
    admin_client.post(
        f"/admin/users/user/{bob.pk}/password/",
        {"usable_password": "true", "password1": new, "password2": new},
    )
    assert client.get("/settings/profile").status_code == 302
    assert logs_in("bob", new)
