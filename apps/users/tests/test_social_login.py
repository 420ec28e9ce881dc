"""Who comes in by an account elsewhere, and who does not."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from apps.users.actions import deactivate
from apps.users.models import User
from apps.users.tests.conftest import DAVE, SIGNUP, reader

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("email", ["alice@example.org", "Alice@Example.ORG"])
def test_a_verified_address_is_never_taken_over(client, come, alice, email):
    response = come(client, **{**DAVE, "email": email})
    assert response.status_code == 200
    assert "You have an account already" in response.text
    assert "Make a new account" not in response.text
    assert not reader(client).is_authenticated
    assert client.get(SIGNUP)["Location"] == "/accounts/login/"
    assert not SocialAccount.objects.exists()
    assert User.objects.count() == 1


def test_who_only_claims_an_address_keeps_nobody_out(client, come, alice):
    EmailAddress.objects.update(verified=False)
    response = come(client, **{**DAVE, "email": "alice@example.org"})
    assert "Do you have an account already?" in response.text
    assert not reader(client).is_authenticated
    client.post(SIGNUP, {"username": "dave"})
    assert reader(client).username == "dave"
    owners = EmailAddress.objects.filter(email="alice@example.org")
    assert dict(owners.values_list("user__username", "verified")) == {"alice": False, "dave": True}


def test_nor_where_addresses_are_proved(client, come, alice, mandatory):
    EmailAddress.objects.update(verified=False)
    come(client, **{**DAVE, "email": "alice@example.org"})
    client.post(SIGNUP, {"username": "dave"})
    assert reader(client).username == "dave"
    assert EmailAddress.objects.get(user__username="dave").verified


def test_an_address_proved_meanwhile_is_not_taken_either(client, come, person):
    come(client, **DAVE)
    person("dave")
    response = client.post(SIGNUP, {"username": "dave2"})
    assert response.status_code == 200
    assert "By now somebody has an account" in response.text
    assert User.objects.count() == 1


def test_an_address_not_vouched_for_tells_nothing(client, come, alice, send, mailoutbox):
    """As a sign-up with a password does: nothing is verified here, so both may claim it."""
    come(client, **{**DAVE, "email": "alice@example.org", "email_verified": False})
    send(client, SIGNUP, username="dave", email="alice@example.org")
    assert reader(client).username == "dave"
    assert not EmailAddress.objects.get(user__username="dave").verified


def test_with_a_mail_server_its_owner_is_told_and_nobody_else(
    client, come, alice, send, mailoutbox, mandatory
):
    led_to = set()
    for name in ("alice", "new"):
        browser, email = Client(), f"{name}@example.org"
        come(browser, sub=name, **{**DAVE, "email": email, "email_verified": False})
        led_to.add(send(browser, SIGNUP, username=f"{name}_1", email=email)["Location"])
        assert not reader(browser).is_authenticated
    assert len(led_to) == 1
    assert [mail.to for mail in mailoutbox] == [["alice@example.org"], ["new@example.org"]]
    assert not SocialAccount.objects.filter(user=alice).exists()


def test_an_inactive_account_stays_closed(client, come, alice):
    come(client, **DAVE)
    client.post(SIGNUP, {"username": "dave"})
    User.objects.filter(username="dave").update(is_active=False)
    other = Client()
    assert come(other, **DAVE)["Location"] == "/accounts/inactive/"
    assert not reader(other).is_authenticated


def test_who_left_comes_back_by_it(client, come, alice):
    come(client, **DAVE)
    client.post(SIGNUP, {"username": "dave"})
    deactivate(User.objects.get(username="dave"))
    other = Client()
    come(other, **DAVE)
    assert reader(other).username == "dave"


def test_a_second_factor_is_asked_for_after_it(client, come):
    come(client, **DAVE)
    client.post(SIGNUP, {"username": "dave"})
    TOTP.activate(User.objects.get(), generate_totp_secret())
    other = Client()
    assert come(other, **DAVE)["Location"] == "/accounts/2fa/authenticate/"
    assert not reader(other).is_authenticated


def test_another_issuer_under_the_same_name_lets_nobody_in(client, come, issuer):
    come(client, **DAVE)
    client.post(SIGNUP, {"username": "dave"})
    SocialAccount.objects.update(uid="what another issuer's person has")
    assert "You have an account already" in come(Client(), **DAVE).text
