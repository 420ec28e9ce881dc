"""The buttons, and the providers that everybody knows."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.core.context import request_context
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp

pytestmark = pytest.mark.django_db


BUTTONS = ["Apple", "Example", "GitHub", "Google"]


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/signup/"])
def test_the_entrance_has_a_button_for_each(client, path):
    html = client.get(f"{path}?next=/settings").text
    assert re.findall("Continue with (\\w+)<", html) == BUTTONS
    actions = re.findall(r'action="(/accounts/(?:oidc/)?\w+/login/[?][^"]*)"', html)
    assert actions == [
        f"/accounts/{name}/login/?next=%2Fsettings"
        for name in ("apple", "oidc/sso", "github", "google")
    ]


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/signup/"])
def test_it_shows_none_that_is_not_configured(client, settings, path):
    settings.SOCIALACCOUNT_PROVIDERS = {}
    html = client.get(path).text
    assert "Continue with" not in html


def test_buttons_ask_nothing_of_the_database(client, assert_queries):
    with assert_queries(0):
        client.get("/accounts/login/")


def test_rows_about_providers_are_not_looked_at(client):
    SocialApp.objects.create(provider="google", name="Row", client_id="row", secret="row")
    assert "row" not in client.post("/accounts/google/login/")["Location"]
    assert client.get("/accounts/login/").text.count("Continue with Google") == 1


@pytest.mark.parametrize(
    ("kind", "host", "scope"),
    [
        ("google", "accounts.google.com", {"profile", "email"}),
        ("github", "github.com", {"user:email"}),
        ("apple", "appleid.apple.com", {"name", "email"}),
    ],
)
def test_the_known_providers_are_asked_with_a_challenge(client, kind, host, scope):
    response = client.post(f"/accounts/{kind}/login/")
    to = urlsplit(response["Location"])
    asked = {key: one for key, [one] in parse_qs(to.query).items()}
    assert to.hostname == host
    assert asked["client_id"] == f"{kind}-id"
    assert asked["redirect_uri"] == f"http://testserver/accounts/{kind}/login/callback/"
    assert asked["code_challenge_method"] == "S256"
    assert set(asked["scope"].split()) == scope
    assert asked["state"]
    policy = response.headers["Content-Security-Policy"]
    assert f"https://{host}" in re.search("form-action [^;]*", policy)[0]


@pytest.mark.parametrize("kind", ["google", "github", "apple/login/callback/finish/?x="])
def test_their_answers_are_refused_without_a_state(client, kind):
    path = kind if "?" in kind else f"{kind}/login/callback/?"
    response = client.get(f"/accounts/{path}&code=granted&state=unknown")
    assert response.status_code == 401
    assert "begin again" in response.text


def test_who_says_no_at_apple_is_led_back(client):
    location = client.post("/accounts/apple/login/")["Location"]
    state = parse_qs(urlsplit(location).query)["state"][0]
    fields = {"error": "user_cancelled_authorize", "state": state}
    response = client.post("/accounts/apple/login/callback/", fields, follow=True)
    assert "You cancelled it" in response.text


TOLD = {
    "google": {
        "sub": "1",
        "email": "dave@example.org",
        "email_verified": True,
        "given_name": "Dave",
        "family_name": "Dove",
        "picture": "https://pictures.example/1",
    },
    "github": {
        "id": 1,
        "login": "dave",
        "name": "Dave Dove",
        "email": None,
        "emails": [
            {"email": "old@example.org", "primary": False, "verified": True},
            {"email": "dave@example.org", "primary": True, "verified": True},
            {"email": "unproved@example.org", "primary": False, "verified": False},
        ],
    },
    "apple": {
        "sub": "1",
        "email": "dave@example.org",
        "email_verified": "true",
        "name": {"firstName": "Dave", "lastName": "Dove"},
        "access_token": "secret",
        "refresh_token": "secret",
    },
}


@pytest.mark.parametrize("kind", TOLD)
def test_what_the_known_providers_tell_is_understood_and_mostly_forgotten(client, kind):
    request = client.get("/accounts/login/").wsgi_request
    with request_context(request):
        provider = get_adapter().get_provider(request, kind)
        login = provider.sociallogin_from_response(request, TOLD[kind])
    assert login.user.display_name == "Dave Dove"
    assert login.user.email == "dave@example.org"
    [address] = login.email_addresses
    assert (address.email, address.verified) == ("dave@example.org", True)
    assert set(login.account.extra_data) <= {"login", "email", "name"}
    assert "secret" not in str(login.serialize())
