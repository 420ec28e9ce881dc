"""Every environment variable that Twite knows, and what is wrong with those that are set.

docs/configuration.md says what they mean. Whatever starts Twite asks `problems` first, before
anything is written.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.util import find_spec
from ipaddress import ip_address

from django.core.exceptions import ImproperlyConfigured
from environ import Env

from . import formats, services, social

_COUNT = formats.whole_number(0, 1_000_000_000)
_RATE = r"\d+/\d*[smhd](/(ip|key|user))?"
_ISSUER_PART = r"(ISSUER|CLIENT_ID|CLIENT_SECRET|NAME|AUTHORIZE_ORIGINS)"


@dataclass(frozen=True)
class Variable:
    read: Callable[[str], object]
    example: str


VARIABLES = {
    "HOST": Variable(formats.host, "127.0.0.1"),
    "PORT": Variable(formats.whole_number(1, 65_535), "8000"),
    # Whatever they are, sessions were signed with them.
    "SECRET_KEY": Variable(str, "50 random characters"),
    "SECRET_KEY_FALLBACKS": Variable(str, "the old secret"),
    "DATA_DIR": Variable(formats.folder, "/var/lib/twite"),
    "BASE_URL": Variable(formats.origin, "https://twite.example"),
    "ALLOWED_HOSTS": Variable(formats.pieces(formats.allowed_host), "twite.example,localhost"),
    "SITE_NAME": Variable(formats.line, "Twite"),
    "TIME_ZONE": Variable(formats.time_zone, "Europe/Berlin"),
    "DATABASE_URL": Variable(services.database, "postgres://user:password@db.example/twite"),
    "NEW_DATABASE_URL": Variable(services.database, "postgres://user:password@db.example/twite"),
    "REDIS_URL": Variable(services.redis, "redis://redis.example:6379/0"),
    "S3_BUCKET": Variable(
        formats.matching(r"[A-Za-z0-9][A-Za-z0-9._-]{1,62}", "is no name of a bucket"), "pictures"
    ),
    "S3_ACCESS_KEY": Variable(formats.line, "the key's id"),
    "S3_SECRET_KEY": Variable(formats.line, "the key's secret"),
    "S3_ENDPOINT": Variable(formats.origin, "https://s3.example"),
    "S3_REGION": Variable(formats.matching(r"[A-Za-z0-9-]+", "is no region"), "eu-central-1"),
    "LINK_CARD_NETWORKS": Variable(formats.pieces(formats.network), "10.1.0.0/16"),
    "EMAIL_URL": Variable(services.mail_options, "smtp+tls://user:password@mail.example:587"),
    "DEFAULT_FROM_EMAIL": Variable(formats.mail_address, "Twite <twite@mail.example>"),
    "TRUSTED_PROXIES": Variable(formats.whole_number(0, 100), "1"),
    "HSTS_SECONDS": Variable(formats.whole_number(0, 2_147_483_647), "31536000"),
    "HSTS_INCLUDE_SUBDOMAINS": Variable(formats.switch, "true"),
    "HSTS_PRELOAD": Variable(formats.switch, "true"),
    "WIDELY_FOLLOWED": Variable(formats.whole_number(1, 1_000_000_000), "10000"),
    "MIN_FREE_MB": Variable(formats.whole_number(0, 1_000_000_000), "100"),
    "MACHINE_NUMBER": Variable(formats.whole_number(0, 31), "0"),
    "TASK_LOCK_TIMEOUT": Variable(formats.whole_number(1, 86_400), "20"),
    "LIMIT_TWEETS": Variable(_COUNT, "100"),
    "LIMIT_RETWEETS": Variable(_COUNT, "300"),
    "LIMIT_LIKES": Variable(_COUNT, "1000"),
    "LIMIT_BOOKMARKS": Variable(_COUNT, "1000"),
    "LIMIT_FOLLOWS": Variable(_COUNT, "400"),
    "LIMIT_UPLOADS": Variable(_COUNT, "300"),
    "LIMIT_PORTRAITS": Variable(_COUNT, "30"),
    "LIMIT_BLOCKS": Variable(_COUNT, "1000"),
    "LIMIT_MUTES": Variable(_COUNT, "1000"),
    "LIMIT_PINS": Variable(_COUNT, "300"),
    "LIMIT_EDITS": Variable(_COUNT, "300"),
    "LIMIT_CHANGES": Variable(_COUNT, "1000"),
    "LIMIT_SEARCHES": Variable(_COUNT, "3000"),
    "LIMIT_RENAMES": Variable(_COUNT, "5"),
    "LIMIT_SIGNUPS": Variable(
        formats.matching(rf"{_RATE}(\s*,\s*{_RATE})*", "is no rate, which is number/time/whose"),
        "20/m/ip",
    ),
}
# What these hold, and which belong together, is for `social` to say.
PROVIDERS = {
    *("GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET", "GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"),
    *("APPLE_CLIENT_ID", "APPLE_TEAM_ID", "APPLE_KEY_ID", "APPLE_PRIVATE_KEY"),
    *("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME"),
    *("OIDC_AUTHORIZE_ORIGINS", "OIDC_ISSUERS"),
}
# Which package a variable needs besides requirements/base.txt.
_PACKAGES = {"DATABASE_URL": "psycopg", "REDIS_URL": "redis", "S3_BUCKET": "storages"}


def given(environ: Mapping[str, str]) -> dict[str, str]:
    """What is set: a variable without a value is none."""
    return {name: value for name, value in environ.items() if value.strip()}


def reader(environ: Mapping[str, str]) -> Env:
    """Reads what is set, each value as it stands there."""
    env = Env()
    # Otherwise a value that begins with $ would be the name of another variable.
    env.escape_proxy = True
    env.ENVIRON = {name: value.replace("$", r"\$") for name, value in given(environ).items()}
    return env


def problems(environ: Mapping[str, str]) -> list[str]:
    """All that is wrong, a sentence each, none of which shows a value."""
    values = given(environ)
    found = [*_misread(values), *_missing(values)]
    try:
        social.read(reader(environ))
    except ImproperlyConfigured as error:
        found += str(error).splitlines()
    return found


def _misread(values: Mapping[str, str]) -> Iterator[str]:
    for name, variable in VARIABLES.items():
        try:
            if name in values:
                variable.read(values[name])
        except ValueError as error:
            yield f"{name} {error}. For example: {name}={variable.example}"
    for name in sorted(PROVIDERS & values.keys()):
        if name != "APPLE_PRIVATE_KEY" and not values[name].isprintable():
            yield f"{name} holds an end of line, or another character that nobody can see."


def _missing(values: Mapping[str, str]) -> Iterator[str]:
    for name in ("S3_ACCESS_KEY", "S3_SECRET_KEY"):
        if "S3_BUCKET" in values and name not in values:
            yield f"{name} is not set, though S3_BUCKET is. For example: {name}=…"
    for name, package in _PACKAGES.items():
        needed = name in values and not values[name].startswith("sqlite")
        if needed and not find_spec(package):
            yield f"{name} needs further packages, which `make prod` installs."
    if "BASE_URL" in values and "ALLOWED_HOSTS" in values and not _allows_itself(values):
        yield (
            "ALLOWED_HOSTS leaves out the host of BASE_URL, so the site would refuse everybody. "
            "For example: ALLOWED_HOSTS=twite.example"
        )


def _allows_itself(values: Mapping[str, str]) -> bool:
    """True as well when one of them can't be read, which is said already."""
    try:
        host = formats.origin(values["BASE_URL"]).partition("://")[2]
        allowed = formats.pieces(formats.allowed_host)(values["ALLOWED_HOSTS"])
    except ValueError:
        return True
    host = re.sub(r":\d+$", "", host)
    return any(
        one in {"*", host} or (one.startswith(".") and f".{host}".endswith(one)) for one in allowed
    )


def warnings(environ: Mapping[str, str]) -> list[str]:
    """What a site can run with, and its operator should know."""
    return [*_risks(given(environ)), *_misspelt(given(environ))]


def _risks(values: Mapping[str, str]) -> Iterator[str]:
    proxies = int(values.get("TRUSTED_PROXIES", "0"))
    if values.get("BASE_URL", "").lower().startswith("https:") and not proxies:
        yield (
            "BASE_URL has https, so a proxy stands in front, but TRUSTED_PROXIES is not set: all "
            "visitors seem to have the proxy's address, and one who guesses passwords locks "
            "everybody out. Set TRUSTED_PROXIES=1 (or how many there are)."
        )
    if proxies and not _is_loopback(values.get("HOST", "127.0.0.1")):
        yield (
            "TRUSTED_PROXIES is set, but HOST lets others than a proxy on this machine connect: "
            "whoever does can claim any address. Set HOST=127.0.0.1, or let a firewall see to it "
            "that only the proxy connects."
        )
    if len(values.get("SECRET_KEY", "x" * 50)) < 50:
        yield "SECRET_KEY is short: take at least 50 random characters."


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _misspelt(values: Mapping[str, str]) -> Iterator[str]:
    known = VARIABLES.keys() | PROVIDERS
    for name in sorted(values.keys() - known):
        if re.fullmatch(rf"OIDC_[A-Z0-9]+_{_ISSUER_PART}", name):
            continue
        if close := get_close_matches(name, known, 1, 0.85):
            yield f"{name} means nothing to Twite. Did you mean {close[0]}?"
