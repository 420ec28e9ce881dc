"""An issuer, and people who come from it."""

import pytest
from django.test import Client

from apps.users.tests.issuer import SmallIssuer

LOGIN = "/accounts/oidc/sso/login/"
SIGNUP = "/accounts/3rdparty/signup/"
CONNECTIONS = "/accounts/3rdparty/"
DAVE = {
    "preferred_username": "dave",
    "name": "Dave Dove",
    "email": "dave@example.org",
    "email_verified": True,
}


def reader(client):
    """Who the site takes the browser for."""
    return client.get("/explore").context["user"]


@pytest.fixture(scope="session")
def running_issuer():
    server = SmallIssuer()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def issuer(running_issuer, settings):
    """The one that the site is configured for."""
    running_issuer.reset()
    [app] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    here = {"server_url": running_issuer.url, "issuer": running_issuer.url}
    settings.SOCIALACCOUNT_PROVIDERS = {
        **settings.SOCIALACCOUNT_PROVIDERS,
        "openid_connect": {"APPS": [{**app, "settings": here}], "OAUTH_PKCE_ENABLED": True},
    }
    return running_issuer


@pytest.fixture
def come(issuer):
    """Comes from the issuer as the person with these claims; what the site answers."""

    def do(client: Client, query="", **person):
        issuer.person = {"sub": "7", **person}
        location = client.post(LOGIN + query)["Location"]
        return client.get(f"{LOGIN}callback/", issuer.visit(location))

    return do


@pytest.fixture
def send(django_capture_on_commit_callbacks):
    """Sends a form, and does what then waits for the transaction to end."""

    def do(client, path, **fields):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(path, fields)

    return do


@pytest.fixture
def mandatory(settings):
    """As a site with a mail server is configured."""
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
    settings.ACCOUNT_PREVENT_ENUMERATION = "strict"
