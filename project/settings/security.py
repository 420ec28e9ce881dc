"""What browsers are told to be strict about."""

from urllib.parse import urlsplit

from django.utils.csp import CSP

from .accounts import SOCIAL_LOGIN
from .environment import BASE_URL, HTTPS

SECURE_CSP: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    # Browsers hold what a form is redirected to against this as well.
    "form-action": [CSP.SELF, *SOCIAL_LOGIN.origins],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
# For the administration, whose own scripts know nothing of the rest.
ADMIN_CSP: dict[str, list[str]] = dict(SECURE_CSP)
# Text becomes markup by the one policy of static/js/trusted.js, and never code or its address.
SECURE_CSP |= {"require-trusted-types-for": ["'script'"], "trusted-types": ["default"]}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
# Cookies know no ports: two sites of one machine would sign each other's people out. Under
# HTTPS the prefix makes browsers refuse such a cookie from anywhere else.
_site = urlsplit(BASE_URL).port or ""
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else f"session{_site}"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else f"csrf{_site}"
# Which accounts were used in a browser: apps/users/devices.py.
KNOWN_COOKIE_NAME = "__Host-known" if HTTPS else f"known{_site}"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "apps.core.errors.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
