"""An issuer, and people who come from it."""

import pytest
from django.test import Client

from apps.users.tests.issuer import SmallIssuer

LOGIN = "/accounts/oidc/sso/login/"


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
