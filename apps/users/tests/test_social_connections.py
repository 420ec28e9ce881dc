"""Accounts elsewhere in the settings."""

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from apps.users.models import User
from apps.users.tests.conftest import CONNECTIONS, DAVE, SIGNUP, reader
from conftest import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def confirm(send):
    """Answers the question for the password that precedes a change."""

    def do(client, response):
        assert response["Location"].startswith("/accounts/reauthenticate/")
        return send(client, response["Location"], password=PASSWORD)

    return do


def test_an_account_is_connected_after_the_password_and_logs_in(
    as_alice, alice, come, confirm, mailoutbox
):
    assert "Connect Example" in as_alice.get(CONNECTIONS).text
    response = confirm(as_alice, come(as_alice, "?process=connect", **DAVE))
    assert response["Location"] == CONNECTIONS
    [account] = SocialAccount.objects.all()
    assert account.user == alice
    page = as_alice.get(CONNECTIONS).text
    assert "Disconnect Example" in page
    assert "Connect Example" not in page
    [mail] = mailoutbox
    assert (mail.to, mail.subject) == (
        ["alice@example.org"],
        "Example is connected to your account",
    )
    assert "@alice" in mail.body
    assert "http://localhost:8000/accounts/3rdparty/" in mail.body
    assert [one.email for one in EmailAddress.objects.all()] == ["alice@example.org"]
    browser = Client()
    assert come(browser, **DAVE)["Location"] == "/"
    assert reader(browser) == alice


def test_an_account_of_somebody_else_is_not_connected(client, as_alice, come, confirm):
    come(client, **DAVE)
    client.post(SIGNUP, {"username": "dave"})
    confirm(as_alice, come(as_alice, "?process=connect", **DAVE))
    assert "belongs to somebody else here" in as_alice.get(CONNECTIONS).text
    assert SocialAccount.objects.get().user.username == "dave"


def test_nobody_connects_without_an_account(client, come):
    response = come(client, "?process=connect", **DAVE)
    assert response["Location"] == CONNECTIONS
    assert not SocialAccount.objects.exists()
    assert client.get(CONNECTIONS)["Location"].startswith("/accounts/login/")


def test_an_account_is_disconnected_after_the_password(
    as_alice, alice, come, confirm, send, mailoutbox
):
    confirm(as_alice, come(as_alice, "?process=connect", **DAVE))
    [account] = SocialAccount.objects.all()
    send(as_alice, CONNECTIONS, account=account.pk)
    assert not SocialAccount.objects.exists()
    assert mailoutbox[-1].subject == "Example is no longer connected to your account"
    assert "is disconnected" in as_alice.get(CONNECTIONS).text


def test_the_password_is_asked_for_first(as_alice, alice, send, confirm):
    account = SocialAccount.objects.create(user=alice, provider="sso", uid="1")
    response = send(as_alice, CONNECTIONS, account=account.pk)
    assert SocialAccount.objects.exists()
    confirm(as_alice, response)
    assert not SocialAccount.objects.exists()


def test_the_only_way_in_is_not_disconnected(client, come):
    come(client, **DAVE)
    client.post(SIGNUP, {"username": "dave"})
    page = client.get(CONNECTIONS).text
    assert "Choose a password first" in page
    assert "Choose a password" in page
    assert "Disconnect" not in page
    [account] = SocialAccount.objects.all()
    response = client.post(CONNECTIONS, {"account": account.pk})
    assert response.context["form"].errors
    assert SocialAccount.objects.exists()


def test_nor_is_the_last_that_still_lets_somebody_in(client, come):
    come(client, **DAVE)
    client.post(SIGNUP, {"username": "dave"})
    user = User.objects.get()
    gone = SocialAccount.objects.create(user=user, provider="formerly", uid="1")
    page = client.get(CONNECTIONS).text
    assert "Choose a password first" in page
    assert "Disconnect Formerly" in page
    [working] = SocialAccount.objects.exclude(pk=gone.pk)
    client.post(CONNECTIONS, {"account": working.pk})
    assert SocialAccount.objects.count() == 2
    client.post(CONNECTIONS, {"account": gone.pk})
    assert SocialAccount.objects.get() == working


def test_nobody_disconnects_for_others(as_alice, alice, bob):
    SocialAccount.objects.create(user=bob, provider="sso", uid="1")
    theirs = SocialAccount.objects.get()
    assert as_alice.post(CONNECTIONS, {"account": theirs.pk}).status_code == 200
    assert SocialAccount.objects.exists()


def test_staff_sees_who_comes_by_what_but_not_what_was_told(as_alice, alice, bob):
    User.objects.filter(pk=alice.pk).update(is_staff=True, is_superuser=True)
    told = {"name": "kept in secret"}
    row = SocialAccount.objects.create(user=bob, provider="sso", uid="secret", extra_data=told)
    for path in ("?q=bob", f"{row.pk}/change/"):
        text = as_alice.get(f"/admin/socialaccount/socialaccount/{path}").text
        assert "bob" in text
        assert "secret" not in text
    for model in ("socialapp", "socialtoken"):
        assert as_alice.get(f"/admin/socialaccount/{model}/").status_code == 404


def test_the_page_says_where_there_is_nothing_to_connect(as_alice, settings):
    settings.SOCIALACCOUNT_PROVIDERS = {}
    page = as_alice.get(CONNECTIONS).text
    assert "has no other places to log in with" in page
    assert "Connect " not in page
