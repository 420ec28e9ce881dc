"""What every answer tells the browser to be strict about."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings as site

pytestmark = pytest.mark.django_db

DEPLOYED = {
    "DJANGO_SETTINGS_MODULE": "project.settings.prod",
    "SECRET_KEY": "x9!" * 20 + "abcdefghij",
    "BASE_URL": "https://twite.example",
    "DATABASE_URL": "sqlite:///:memory:",
}


def directives(response):
    parts = (part.strip().split(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: set(values) for name, *values in parts}


@pytest.mark.parametrize("path", ["/", "/explore", "/accounts/login/", "/nothing", "/healthz"])
def test_every_answer_is_strict(client, path):
    response = client.get(path)
    policy = directives(response)
    assert policy["default-src"] == {"'none'"}
    assert policy["script-src"] == policy["style-src"] == {"'self'"}
    assert policy["require-trusted-types-for"] == {"'script'"}
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["object-src"] == {"'none'"}
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    assert "publickey-credentials-get=(self)" in response["Permissions-Policy"]


def test_the_administration_has_its_own_scripts_and_nothing_looser(as_alice, alice):
    alice.is_staff = alice.is_superuser = True
    alice.save()
    policy = directives(as_alice.get("/admin/users/user/"))
    assert "require-trusted-types-for" not in policy
    assert policy["script-src"] == {"'self'"}
    assert policy["default-src"] == {"'none'"}


def deployed(code, folder, **environment):
    """What `code` prints with the settings of a site."""
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **DEPLOYED, "DATA_DIR": str(folder), **environment},
        cwd=site.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_site_over_https_passes_djangos_own_checks(tmp_path):
    code = (
        "import sys; sys.argv = ['manage.py', 'check', '--deploy', '--fail-level', 'INFO'];"
        "from django.core.management import execute_from_command_line as run; run(sys.argv)"
    )
    done = deployed(code, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout + done.stderr


def test_its_cookies_are_for_it_alone(tmp_path):
    code = (
        "import json; from django.conf import settings as s;"
        "names = ['SESSION_COOKIE_NAME', 'CSRF_COOKIE_NAME', 'KNOWN_COOKIE_NAME',"
        " 'SESSION_COOKIE_SECURE', 'SESSION_COOKIE_HTTPONLY', 'SESSION_COOKIE_SAMESITE',"
        " 'CSRF_COOKIE_SECURE', 'SECURE_SSL_REDIRECT', 'SECURE_HSTS_SECONDS'];"
        "print(json.dumps([getattr(s, name) for name in names]))"
    )
    values = json.loads(deployed(code, tmp_path).stdout)
    assert values[:3] == ["__Host-session", "__Host-csrf", "__Host-known"]
    assert values[3:] == [True, True, "Lax", True, True, 31_536_000]


def test_a_site_does_not_start_without_its_secret(tmp_path):
    done = deployed("import django; django.setup()", tmp_path, SECRET_KEY="")
    assert done.returncode != 0
    assert "SECRET_KEY" in done.stderr
