"""Which providers people may come in by, read from the environment.

docs/configuration.md lists the variables, and the addresses to register with each provider.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import SplitResult

from django.core.exceptions import ImproperlyConfigured
from environ import Env

from . import formats

LOOPBACK = {"localhost", "127.0.0.1", "::1"}
# Part of addresses and of stored rows, so no two providers may have one.
_ISSUER_ID = re.compile(r"[a-z][a-z0-9]{0,29}")
_TAKEN = {"google", "github", "apple", "sso"}


@dataclass
class Social:
    """What the settings are told: apps to install, values for SOCIALACCOUNT_PROVIDERS, and the
    origins that forms of this site lead to."""

    apps: list[str] = field(default_factory=list)
    providers: dict[str, Any] = field(default_factory=dict)
    origins: list[str] = field(default_factory=list)

    def add(self, kind: str, package: str, app: dict[str, Any], *origins: str) -> None:
        if package not in self.apps:
            self.apps.append(package)
        provider = self.providers.setdefault(kind, {"APPS": [], "OAUTH_PKCE_ENABLED": True})
        provider["APPS"].append(app)
        self.origins += [origin for origin in origins if origin not in self.origins]


def read(env: Env) -> Social:
    """The providers that are configured. Raises ImproperlyConfigured for half a configuration, with
    a line for each that is wrong."""
    social, problems = Social(), list[str]()
    adding: list[Callable[[], object]] = [
        partial(_add_known, social, env, "google", "https://accounts.google.com"),
        partial(_add_known, social, env, "github", "https://github.com"),
        partial(_add_apple, social, env),
        partial(_add_issuer, social, env, "OIDC_", "sso"),
    ]
    names = (name.strip() for name in env.list("OIDC_ISSUERS", default=[]))
    adding += [partial(_add_further_issuer, social, env, name) for name in names]
    for add in adding:
        try:
            add()
        except ImproperlyConfigured as error:
            problems.append(str(error))
    if problems:
        raise ImproperlyConfigured("\n".join(problems))
    return social


def _add_further_issuer(social: Social, env: Env, name: str) -> None:
    if not _ISSUER_ID.fullmatch(name) or name in _TAKEN:
        raise ImproperlyConfigured(
            f"OIDC_ISSUERS names {name!r}: a name is small letters and digits, begins with a "
            f"letter, and is none of {', '.join(sorted(_TAKEN))}. "
            "For example: OIDC_ISSUERS=work,school"
        )
    if not _add_issuer(social, env, f"OIDC_{name.upper()}_", name):
        raise ImproperlyConfigured(
            f"OIDC_ISSUERS names {name!r}, but OIDC_{name.upper()}_ISSUER is not set."
        )


def _add_known(social: Social, env: Env, kind: str, origin: str) -> None:
    prefix = kind.upper()
    if values := _all_or_none(env, f"{prefix}_CLIENT_ID", f"{prefix}_CLIENT_SECRET"):
        app = {"client_id": values[0], "secret": values[1]}
        social.add(kind, f"allauth.socialaccount.providers.{kind}", app, origin)


def _add_apple(social: Social, env: Env) -> None:
    names = ["APPLE_CLIENT_ID", "APPLE_TEAM_ID", "APPLE_KEY_ID", "APPLE_PRIVATE_KEY"]
    if not (values := _all_or_none(env, *names)):
        return
    client, team, key_id, pem = values
    pem = pem.replace("\\n", "\n")
    if not pem.startswith("-----BEGIN PRIVATE KEY-----"):
        raise ImproperlyConfigured(
            "APPLE_PRIVATE_KEY is not a key in PEM form, which begins with BEGIN PRIVATE KEY. "
            r"For example: APPLE_PRIVATE_KEY=-----BEGIN PRIVATE KEY-----\n…"
        )
    app = {
        "client_id": client,
        "secret": key_id,
        "key": team,
        "settings": {"certificate_key": pem},
    }
    package = "allauth.socialaccount.providers.apple"
    social.add("apple", package, app, "https://appleid.apple.com")


def _add_issuer(social: Social, env: Env, prefix: str, provider_id: str) -> bool:
    """Adds the issuer that variables with this prefix describe, if any do."""
    names = [f"{prefix}ISSUER", f"{prefix}CLIENT_ID", f"{prefix}CLIENT_SECRET"]
    if not (values := _all_or_none(env, *names)):
        return False
    url, client, secret = values
    issuer = _checked(names[0], url)
    variable = f"{prefix}AUTHORIZE_ORIGINS"
    elsewhere = [_origin(_checked(variable, one)) for one in env.list(variable, default=[])]
    app = {
        "provider_id": provider_id,
        "name": env.str(f"{prefix}NAME", default="") or issuer.hostname,
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": url.rstrip("/"), "issuer": url},
    }
    social.add("openid_connect", "apps.users.openid", app, _origin(issuer), *elsewhere)
    return True


def _all_or_none(env: Env, *names: str) -> list[str]:
    values = [env.str(name, default="").strip() for name in names]
    if all(values) or not any(values):
        return values if values[0] else []
    given = [name for name, value in zip(names, values, strict=True) if value]
    missing = [name for name, value in zip(names, values, strict=True) if not value]
    raise ImproperlyConfigured(
        f"{', '.join(given)} without {', '.join(missing)}: set all of them, or none."
    )


def _checked(variable: str, url: str) -> SplitResult:
    try:
        parts = formats.urlsplit_safely(url)
        formats.host(parts.hostname or "")
    except ValueError as error:
        raise ImproperlyConfigured(f"{variable} {error}. {_example(variable)}") from None
    secure = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    if not secure or parts.query or parts.fragment or parts.username is not None:
        raise ImproperlyConfigured(
            f"{variable} is no https:// address, or holds more than host, port and path. Only on "
            f"this machine itself may it be http://. {_example(variable)}"
        )
    return parts


def _example(variable: str) -> str:
    return f"For example: {variable}=https://login.example"


def _origin(parts: SplitResult) -> str:
    return f"{parts.scheme}://{parts.netloc}"
