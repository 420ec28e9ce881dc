"""What every answer tells the browser to be strict about."""

import pytest

pytestmark = pytest.mark.django_db


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
