"""Who has neither a password nor a factor, and so logs in again before something important."""

import pytest
from allauth.mfa.models import Authenticator

pytestmark = pytest.mark.django_db

PAGES = [
    "/settings/username",
    "/settings/deactivate",
    "/accounts/password/set/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/add/",
]


@pytest.fixture
def by_issuer(as_alice, alice, settings):
    """Alice, who has no password, a while after she came by an account elsewhere."""
    alice.set_unusable_password()
    alice.save()
    as_alice.force_login(alice)
    session = as_alice.session
    session["began"] -= settings.ACCOUNT_REAUTHENTICATION_TIMEOUT + 1
    session.save()
    return as_alice


@pytest.mark.parametrize("path", PAGES)
def test_they_log_in_again_and_come_back(by_issuer, path):
    for ask in (by_issuer.get, by_issuer.post):
        response = ask(path)
        assert response.status_code == 403
        assert f"/accounts/login/?next={path}" in response.text


@pytest.mark.parametrize("path", ["/accounts/email/", "/accounts/3rdparty/"])
def test_pages_that_show_are_shown_and_their_forms_ask(by_issuer, path):
    assert by_issuer.get(path).status_code == 200
    assert by_issuer.post(path, {"email": "new@example.org"}).status_code == 403


@pytest.mark.parametrize("path", PAGES)
def test_shortly_after_a_login_nothing_is_asked(by_issuer, alice, path):
    by_issuer.force_login(alice)
    assert by_issuer.get(path).status_code == 200


def test_logging_in_again_leads_back(by_issuer):
    response = by_issuer.post(
        "/accounts/logout/", {"next": "/accounts/login/?next=/settings/username"}
    )
    assert response["Location"] == "/accounts/login/?next=/settings/username"
    assert not by_issuer.get("/").context["user"].is_authenticated


def test_who_has_a_password_confirms_by_it(as_alice):
    session = as_alice.session
    session["began"] = 0
    session.save()
    assert as_alice.get("/settings/username")["Location"].startswith("/accounts/reauthenticate/")


def test_a_factor_confirms_too(by_issuer, alice):
    Authenticator.objects.create(user=alice, type=Authenticator.Type.TOTP, data={})
    response = by_issuer.get("/settings/username")
    assert response["Location"].startswith("/accounts/2fa/reauthenticate/")
