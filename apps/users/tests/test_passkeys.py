"""What somebody may send in place of a passkey. Real ones: e2e/test_factors.py."""

import json
import secrets
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from apps.users.factors import MFAAdapter
from conftest import PASSWORD

pytestmark = pytest.mark.django_db

GOOD: dict[str, Any] = {
    "id": "AAAA",
    "rawId": "AAAA",
    "type": "public-key",
    "response": {
        "clientDataJSON": "e30",
        "authenticatorData": "AAAA",
        "signature": "AAAA",
        "userHandle": "AAAA",
        "attestationObject": "AAAA",
    },
    "clientExtensionResults": {},
}
VALUES: list[Any] = [None, 1, 10**30, [], {}, "%", "A" * 3_000]
ODD = [
    *(
        "",
        "x",
        "[]",
        "1",
        "null",
        '"text"',
        "{}",
        '{"id": 1}',
        "9" * 5_000,
        "[" * 5_000,
        "x" * 50_000,
    ),
    *('{"id": "\\ud800"}', '{"id": "\\u0000"}'),
    *(
        json.dumps({**GOOD, name: value})
        for name in ("id", "rawId", "type", "response", "clientExtensionResults")
        for value in VALUES
    ),
    *(
        json.dumps({**GOOD, "response": {**GOOD["response"], name: value}})
        for name in ("clientDataJSON", "authenticatorData", "signature", "userHandle")
        for value in [*VALUES, "wA"]
    ),
]


def test_whatever_is_sent_gets_nobody_in_and_breaks_nothing(settings):
    settings.ACCOUNT_RATE_LIMITS = settings.MFA_RATE_LIMITS = False
    for credential in ODD:
        client = Client()
        client.get("/accounts/2fa/webauthn/login/", headers={"Accept": "application/json"})
        response = client.post("/accounts/2fa/webauthn/login/", {"credential": credential})
        assert response.status_code == 302, credential[:80]
        assert response["Location"] == "/accounts/login/"
        assert not client.get("/").context["user"].is_authenticated


def test_nor_is_it_added(sure_alice, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.MFA_RATE_LIMITS = False
    for credential in ODD:
        sure_alice.get("/accounts/2fa/webauthn/add/")
        response = sure_alice.post("/accounts/2fa/webauthn/add/", {"credential": credential})
        assert response.status_code == 200, credential[:80]
    assert not Authenticator.objects.exists()


def test_nor_is_it_a_second_factor(alice, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.MFA_RATE_LIMITS = False
    Authenticator.objects.create(
        user=alice, type=Authenticator.Type.TOTP, data={"secret": secrets.token_hex()}
    )
    client = Client()
    client.post("/accounts/login/", {"login": "alice", "password": PASSWORD})
    for credential in ODD:
        client.get("/accounts/2fa/authenticate/")
        response = client.post("/accounts/2fa/authenticate/", {"credential": credential})
        assert response.status_code == 200, credential[:80]
    assert not client.get("/").context["user"].is_authenticated


def test_the_challenge_of_a_second_factor_is_none_of_a_login(client, alice):
    """It may not ask for finger, face or PIN."""
    client.get("/accounts/2fa/webauthn/login/", headers={"Accept": "application/json"})
    session = client.session
    session["mfa.webauthn.state"] = {
        **session["mfa.webauthn.state"],
        "user_verification": "preferred",
    }
    session.save()
    response = client.post(
        "/accounts/2fa/webauthn/login/", {"credential": json.dumps(GOOD)}, follow=True
    )
    assert "not right" in response.text


def test_who_has_no_password_comes_back_without_the_passkey(alice, client):
    alice.set_unusable_password()
    alice.save()
    Authenticator.objects.create(user=alice, type=Authenticator.Type.WEBAUTHN, data={})
    asked = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    assert not MFAAdapter().is_mfa_enabled(alice, asked)
    alice.set_password(PASSWORD)
    assert MFAAdapter().is_mfa_enabled(alice, asked)
