"""A real site. `make run` supplies the secret from its data folder; any other
deployment sets SECRET_KEY, and without it nothing starts."""

import os

from . import formats
from .base import *
from .base import SILENCED_SYSTEM_CHECKS
from .environment import BASE_URL, HOSTNAME, HTTPS, env

# What any process of a site writes is for the site's user alone.
os.umask(0o077)

SECRET_KEY = env.str("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
_host = formats.in_brackets(HOSTNAME)
_loopback = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = formats.pieces(formats.allowed_host)(env.str("ALLOWED_HOSTS", default="")) or (
    _loopback if _host in _loopback else [_host]
)
CSRF_TRUSTED_ORIGINS = [BASE_URL]

# What other names below the site's own do is for their owner to decide: HSTS_INCLUDE_SUBDOMAINS and
# HSTS_PRELOAD, for good.
SILENCED_SYSTEM_CHECKS = [*SILENCED_SYSTEM_CHECKS, "security.W005", "security.W021"]

if HTTPS:
    # TLS ends at a proxy in front, which must set this header itself.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]
    SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_INCLUDE_SUBDOMAINS", default=False)
    SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=False)

# How many proxies stand in front: the client's address is taken that many
# places from the right of X-Forwarded-For, never from what a client claims.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)
