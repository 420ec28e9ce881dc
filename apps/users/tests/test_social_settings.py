import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from environ import Env

from project.settings import social

GOOGLE = {"GOOGLE_CLIENT_ID": "g", "GOOGLE_CLIENT_SECRET": "s"}
GITHUB = {"GITHUB_CLIENT_ID": "h", "GITHUB_CLIENT_SECRET": "s"}
APPLE = {
    "APPLE_CLIENT_ID": "org.example.twite",
    "APPLE_TEAM_ID": "TEAM",
    "APPLE_KEY_ID": "KEY",
    "APPLE_PRIVATE_KEY": r"-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----",
}
OIDC = {
    "OIDC_ISSUER": "https://id.example.org",
    "OIDC_CLIENT_ID": "twite",
    "OIDC_CLIENT_SECRET": "s",
}


def read(*parts, **more):
    env = Env()
    env.ENVIRON = {name: value for part in (*parts, more) for name, value in part.items()}
    return social.read(env)


def issuers(found):
    return found.providers["openid_connect"]["APPS"]


def test_without_variables_there_is_none():
    assert read() == social.Social([], {}, [])


def test_empty_variables_are_none():
    assert read(dict.fromkeys([*GOOGLE, *APPLE, *OIDC], "")) == social.Social([], {}, [])


@pytest.mark.parametrize(
    ("variables", "kind", "package", "origin"),
    [
        (GOOGLE, "google", "allauth.socialaccount.providers.google", "https://accounts.google.com"),
        (GITHUB, "github", "allauth.socialaccount.providers.github", "https://github.com"),
        (APPLE, "apple", "allauth.socialaccount.providers.apple", "https://appleid.apple.com"),
        (OIDC, "openid_connect", "apps.users.openid", "https://id.example.org"),
    ],
)
def test_each_stands_alone(variables, kind, package, origin):
    found = read(variables)
    assert list(found.providers) == [kind]
    assert found.providers[kind]["OAUTH_PKCE_ENABLED"]
    assert (found.apps, found.origins) == ([package], [origin])


def test_all_stand_together():
    found = read(GOOGLE, GITHUB, APPLE, OIDC)
    assert list(found.providers) == ["google", "github", "apple", "openid_connect"]
    assert len(found.apps) == len(found.origins) == 4


def test_apples_key_may_have_its_ends_of_lines_written_out():
    [app] = read(APPLE).providers["apple"]["APPS"]
    assert app["settings"]["certificate_key"].splitlines()[1] == "abc"
    assert (app["client_id"], app["secret"], app["key"]) == ("org.example.twite", "KEY", "TEAM")


def test_an_issuer_is_called_as_configured_or_by_its_host():
    assert issuers(read(OIDC))[0]["name"] == "id.example.org"
    assert issuers(read(OIDC, OIDC_NAME="Work"))[0]["name"] == "Work"


def test_there_may_be_several_issuers():
    work = {name.replace("OIDC_", "OIDC_WORK_"): value for name, value in OIDC.items()}
    other = {"OIDC_WORK_ISSUER": "https://work.example/realm/", "OIDC_WORK_NAME": "Work"}
    found = read(OIDC, work, other, OIDC_ISSUERS="work")
    assert found.apps == ["apps.users.openid"]
    assert found.origins == ["https://id.example.org", "https://work.example"]
    assert [app["provider_id"] for app in issuers(found)] == ["sso", "work"]
    here = {"server_url": "https://work.example/realm", "issuer": "https://work.example/realm/"}
    assert issuers(found)[1]["settings"] == here


def test_forms_may_lead_to_where_an_issuer_asks_people():
    found = read(OIDC, OIDC_AUTHORIZE_ORIGINS="https://login.example,https://a.example:8443")
    assert found.origins[1:] == ["https://login.example", "https://a.example:8443"]


@pytest.mark.parametrize("variables", [GOOGLE, GITHUB, APPLE, OIDC])
def test_half_a_configuration_is_refused_with_what_is_missing(variables):
    for missing in variables:
        half = {name: value for name, value in variables.items() if name != missing}
        with pytest.raises(ImproperlyConfigured, match=f"without {missing}: set all"):
            read(half)


@pytest.mark.parametrize(
    "url",
    [
        "http://id.example.org",
        "id.example.org",
        "ftp://localhost",
        "https://",
        "https://id.example.org/?a=b",
        "https://me:secret@id.example.org",
        "http://localhost.example.org",
    ],
)
def test_an_issuer_has_https(url):
    with pytest.raises(ImproperlyConfigured, match=r"^OIDC_ISSUER "):
        read(OIDC, OIDC_ISSUER=url)
    with pytest.raises(ImproperlyConfigured, match=r"^OIDC_AUTHORIZE_ORIGINS "):
        read(OIDC, OIDC_AUTHORIZE_ORIGINS=url)


@pytest.mark.parametrize("url", ["http://localhost:9000", "http://127.0.0.1:9", "http://[::1]:9/a"])
def test_on_this_machine_it_may_have_none(url):
    assert issuers(read(OIDC, OIDC_ISSUER=url))


@pytest.mark.parametrize("name", ["google", "sso", "Work", "a_b", "9", "x" * 31])
def test_an_issuers_name_is_plain_and_its_own(name):
    with pytest.raises(ImproperlyConfigured, match="OIDC_ISSUERS names"):
        read(OIDC_ISSUERS=name)


def test_a_named_issuer_has_an_address():
    with pytest.raises(ImproperlyConfigured, match="OIDC_WORK_ISSUER is not set"):
        read(OIDC_ISSUERS="work")


def test_apples_key_is_one():
    with pytest.raises(ImproperlyConfigured, match="APPLE_PRIVATE_KEY is not a key"):
        read(APPLE, APPLE_PRIVATE_KEY="/etc/key.p8")


PRINTED = """
import django
django.setup()
from django.conf import settings
from django.urls import Resolver404, resolve
def known(path):
    try:
        return bool(resolve(path))
    except Resolver404:
        return False
print(known("/accounts/google/login/"), known("/accounts/oidc/sso/login/"))
print(*settings.SECURE_CSP["form-action"])
"""


def start(tmp_path, **environment):
    needed = {"SECRET_KEY": "secret", "DJANGO_SETTINGS_MODULE": "project.settings.prod"}
    return subprocess.run(
        [sys.executable, "-c", PRINTED],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], **needed, "DATA_DIR": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_site_without_providers_has_no_address_for_them(tmp_path):
    done = start(tmp_path)
    assert done.stdout.splitlines() == ["False False", "'self'"], done.stderr


def test_a_site_has_the_addresses_of_those_it_has(tmp_path):
    done = start(tmp_path, **OIDC)
    assert done.stdout.startswith("False True"), done.stderr
    assert done.stdout.endswith("'self' https://id.example.org\n")


def test_half_a_configuration_stops_the_start(tmp_path):
    done = start(tmp_path, GOOGLE_CLIENT_ID="g")
    assert done.returncode
    assert "GOOGLE_CLIENT_ID without GOOGLE_CLIENT_SECRET" in done.stderr.splitlines()[-1]
