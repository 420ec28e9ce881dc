"""What an issuer answers, and what of it is believed."""

import time

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from apps.users.models import User
from apps.users.tests.conftest import LOGIN, SIGNUP
from apps.users.tests.issuer import KEYS

pytestmark = pytest.mark.django_db


def refused(client, response):
    """Whether the answer is our page about it, and nothing else came of it."""
    assert response.status_code == 401
    assert 'class="entrance"' in response.text
    assert "Back to login" in response.text
    assert not client.get("/").context["user"].is_authenticated
    assert client.get(SIGNUP)["Location"] == "/accounts/login/"
    return not SocialAccount.objects.exists() and not User.objects.exists()


def test_somebody_with_a_good_token_may_choose_a_name(client, come):
    assert come(client)["Location"] == SIGNUP
    assert client.get(SIGNUP).status_code == 200


def test_the_issuer_is_asked_with_a_nonce_a_state_and_a_challenge(client, come, issuer):
    come(client)
    first = issuer.asked
    come(client)
    for name in ("nonce", "state", "code_challenge"):
        assert len(first[name]) >= 16
        assert first[name] != issuer.asked[name]
    assert first["code_challenge_method"] == "S256"
    assert set(first["scope"].split()) == {"openid", "profile", "email"}
    assert first["redirect_uri"] == f"http://testserver{LOGIN}callback/"


def test_nobody_else_chooses_what_the_issuer_is_asked(client, issuer):
    words = "?auth_params=nonce%3Dmine%26state%3Dmine%26client_id%3Dmine&scope=everything"
    issuer.visit(client.post(LOGIN + words)["Location"])
    assert "mine" not in issuer.asked.values()
    assert "everything" not in issuer.asked["scope"]


HOUR = 3600
WRONG_CLAIMS = {
    "another nonce": {"nonce": "another"},
    "no nonce": {"nonce": None},
    "a nonce that is no text": {"nonce": 5},
    "an empty nonce": {"nonce": ""},
    "made for another site": {"aud": "another"},
    "made for several, for none by name": {"aud": ["twite", "another"]},
    "made for several, for another by name": {"aud": ["twite", "another"], "azp": "another"},
    "made for us, asked for by another": {"azp": "another"},
    "made for nobody": {"aud": None},
    "from another issuer": {"iss": "https://another.example"},
    "from nobody": {"iss": None},
    "about nobody": {"sub": None},
    "about an empty name": {"sub": ""},
    "about a number": {"sub": 7},
    "expired": {"exp": int(time.time()) - HOUR},
    "without an end": {"exp": None},
    "from the future": {"iat": int(time.time()) + HOUR},
}


@pytest.mark.parametrize("claims", WRONG_CLAIMS.values(), ids=WRONG_CLAIMS.keys())
def test_a_token_that_proves_too_little_is_refused(client, come, issuer, claims):
    issuer.claims = claims
    assert refused(client, come(client))


@pytest.mark.parametrize(
    ("key", "algorithm", "header"),
    [
        (KEYS[1], "RS256", {"kid": "first"}),
        (KEYS[0], "RS256", {"kid": "unknown"}),
        ("x" * 64, "HS256", {"kid": "first"}),
        (None, "none", {"kid": "first"}),
    ],
)
def test_only_the_issuers_key_signs(client, come, issuer, key, algorithm, header):
    issuer.key, issuer.algorithm, issuer.header = key, algorithm, header
    assert refused(client, come(client))


def test_a_token_may_name_no_key_where_there_is_one(client, come, issuer):
    issuer.header = {}
    assert come(client)["Location"] == SIGNUP


def test_userinfo_about_somebody_else_is_refused(client, come, issuer):
    issuer.userinfo = {"sub": "8"}
    assert refused(client, come(client))


def test_an_issuer_needs_no_userinfo(client, come, issuer):
    del issuer.configuration["userinfo_endpoint"]
    assert come(client)["Location"] == SIGNUP


ANSWERS = [
    (500, "broken"),
    (200, "no JSON"),
    (200, "[]"),
    (200, '"text"'),
    (200, "{}"),
    (200, "x" * 2_000_000),
    (404, "{}"),
]


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer[1][:8])
@pytest.mark.parametrize("path", ["/token", "/keys", "/userinfo"])
def test_an_answer_that_makes_no_sense_is_no_login(client, come, issuer, path, answer):
    issuer.answers[path] = answer
    assert refused(client, come(client))


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer[1][:8])
def test_nobody_is_sent_to_an_issuer_that_makes_no_sense(client, issuer, answer):
    issuer.answers["/.well-known/openid-configuration"] = answer
    assert refused(client, client.post(LOGIN))


@pytest.mark.parametrize(
    "change",
    [
        {"issuer": "https://another.example"},
        {"token_endpoint": "javascript:alert(1)"},
        {"authorization_endpoint": None},
        {"jwks_uri": ["https://id.example.org"]},
    ],
)
def test_an_issuer_describes_itself_as_configured(client, issuer, change):
    issuer.configuration.update(change)
    assert refused(client, client.post(LOGIN))


def test_an_issuer_with_https_is_spoken_to_by_https_only(client, issuer, settings):
    [app] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    app["settings"]["issuer"] = issuer.configuration["issuer"] = "https://id.example.org"
    assert refused(client, client.post(LOGIN))


def test_an_issuer_that_is_not_there_is_told_of(client, settings):
    [app] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    here = {"server_url": "http://127.0.0.1:9", "issuer": "http://127.0.0.1:9"}
    app = {**app, "settings": here}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    response = client.post(LOGIN)
    assert refused(client, response)
    assert "try again in a moment" in response.text


@pytest.mark.parametrize("state", ["", "unknown"])
def test_an_answer_nobody_asked_for_is_refused(client, issuer, state):
    response = client.get(f"{LOGIN}callback/", {"code": "granted", "state": state})
    assert refused(client, response)
    assert "begin again" in response.text


def test_an_answer_is_taken_once(client, come, issuer):
    come(client)
    again = client.get(f"{LOGIN}callback/", {"code": "granted", "state": issuer.asked["state"]})
    assert again.status_code == 401


def test_an_answer_is_taken_in_the_browser_that_asked(client, issuer):
    answer = issuer.visit(client.post(LOGIN)["Location"])
    other = Client()
    assert refused(other, other.get(f"{LOGIN}callback/", answer))


def test_an_answer_after_ten_minutes_is_too_late(client, issuer):
    answer = issuer.visit(client.post(LOGIN)["Location"])
    session = client.session
    [(key, (state, since, provider))] = session["socialaccount_states"].items()
    session["socialaccount_states"] = {key: (state, since - 601, provider)}
    session.save()
    response = client.get(f"{LOGIN}callback/", answer)
    assert refused(client, response)
    assert "within ten minutes" in response.text


def test_saying_no_at_the_issuer_leads_back(client, issuer):
    state = issuer.visit(client.post(LOGIN)["Location"])["state"]
    denied = {"error": "access_denied", "state": state}
    response = client.get(f"{LOGIN}callback/", denied, follow=True)
    assert response.status_code == 200
    assert "You cancelled it" in response.text
    assert not User.objects.exists()


@pytest.mark.parametrize("error", ["server_error", "login_required", "<script>"])
def test_an_error_of_the_issuer_is_told_of(client, issuer, error):
    state = issuer.visit(client.post(LOGIN)["Location"])["state"]
    response = client.get(f"{LOGIN}callback/", {"error": error, "state": state})
    assert refused(client, response)
    assert error not in response.text


def test_going_there_takes_a_click(client, issuer):
    page = client.get(f"{LOGIN}?process=connect&next=/&auth_params=prompt%3Dnone")
    assert page.status_code == 200
    assert "auth_params" not in page.text
    assert not issuer.asked


@pytest.mark.parametrize("name", ["unknown", "google", "openid_connect"])
def test_an_issuer_that_is_not_configured_is_not_found(client, name):
    for path in (f"/accounts/oidc/{name}/login/", f"/accounts/oidc/{name}/login/callback/"):
        assert client.get(path).status_code == 404
