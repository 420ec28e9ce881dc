"""The addresses of servers that Twite uses, `scheme://user:password@host:port/path`, and what
Django's settings make of them.

Passwords hold any character, as it is or percent-encoded: an address is split from its end, where
nothing but host, port and path can stand.
"""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote, unquote

from . import formats

_SMTP = {
    "smtp": (25, False, False),
    "smtp+tls": (587, True, False),
    "smtp+ssl": (465, False, True),
}
_MAIL_SCHEMES = "smtp://, smtp+tls:// (STARTTLS) or smtp+ssl:// (TLS from the first byte)"


@dataclass
class ServiceUrl:
    """The parts of an address; what is not there is empty, or None for the port."""

    scheme: str
    user: str
    password: str
    host: str
    port: int | None
    path: str
    query: str


def split(text: str, schemes: str, *, local: bool = False) -> ServiceUrl:
    """Raises ValueError, without a part of `text`. `local`: the host may be left out, or be the
    folder of a socket."""
    formats.line(text)
    scheme, separator, rest = text.partition("://")
    if not separator:
        raise ValueError(f"does not begin with {schemes}")
    login, _, place = rest.rpartition("@")
    user, _, password = login.partition(":")
    found = re.fullmatch(r"(\[[^\]]*\]|[^:/?#]*)(?::([^/?#]*))?(/[^?#]*)?(?:\?([^#]*))?", place)
    if not found:
        raise ValueError("is no valid address: write #, ? and / in a name as %23, %3F and %2F")
    name, port, path, query = found.groups("")
    if port and not (re.fullmatch(r"[0-9]{1,5}", port) and 0 < int(port) < 65_536):
        raise ValueError("has a port that is no number from 1 to 65535")
    host = unquote(name)
    if not (local and (not host or host.startswith("/"))):
        host = formats.host(host)
    number = int(port) if port else None
    return ServiceUrl(scheme, unquote(user), unquote(password), host, number, unquote(path), query)


def mail_options(text: str) -> dict[str, Any]:
    """The options of Django's backend for SMTP."""
    url = split(text, _MAIL_SCHEMES)
    if url.scheme not in _SMTP:
        raise ValueError(f"does not begin with {_MAIL_SCHEMES}")
    if url.path.strip("/") or url.query:
        raise ValueError("goes on after host and port")
    if bool(url.user) != bool(url.password):
        raise ValueError("names a user without a password, or a password without a user")
    port, starttls, tls = _SMTP[url.scheme]
    return {
        "host": url.host,
        "port": url.port or port,
        "username": url.user,
        "password": url.password,
        "use_tls": starttls,
        "use_ssl": tls,
        # For each answer; a mail as a whole has 30 (TASK_TIMEOUTS).
        "timeout": 10,
    }


def database(text: str) -> dict[str, Any]:
    """An entry of DATABASES."""
    if text.startswith("sqlite:///"):
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": unquote(text[10:])}
    url = split(text, "postgres://", local=True)
    if url.scheme not in {"postgres", "postgresql"}:
        raise ValueError("does not begin with postgres://")
    name = url.path.removeprefix("/")
    if not name:
        raise ValueError("names no database")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": url.user,
        "PASSWORD": url.password,
        "HOST": url.host,
        "PORT": url.port or "",
        "OPTIONS": dict(parse_qsl(url.query)),
    }


def redis(text: str) -> str:
    """The address as the Redis client reads it, with everything encoded that needs to be."""
    if text.startswith("unix://"):
        return formats.line(text)
    url = split(text, "redis:// or rediss://")
    if url.scheme not in {"redis", "rediss"}:
        raise ValueError("does not begin with redis:// or rediss://")
    number = url.path.strip("/")
    if not re.fullmatch(r"[0-9]{0,4}", number):
        raise ValueError("has behind its host no number of a database")
    login = f"{quote(url.user, '')}:{quote(url.password, '')}@" if url.password else ""
    port = f":{url.port}" if url.port else ""
    query = f"?{url.query}" if url.query else ""
    return f"{url.scheme}://{login}{formats.in_brackets(url.host)}{port}/{number or 0}{query}"
