"""Development: debug pages, the debug toolbar, auto-reload. Never serve a site with these."""

from .base import *
from .base import ADMIN_CSP, DATA_DIR, INSTALLED_APPS, MIDDLEWARE, STORAGES

DEBUG = True
# The debug toolbar puts text into pages in its own ways.
SECURE_CSP = ADMIN_CSP
SECRET_KEY = "for development only, never used by a site"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
INTERNAL_IPS = ["127.0.0.1", "::1"]

# The style sheet is built here and committed: a site needs neither Tailwind nor its 112 MB.
INSTALLED_APPS = [*INSTALLED_APPS, "tailwind", "debug_toolbar"]
TAILWIND_APP_NAME = "theme"
TAILWIND_USE_STANDALONE_BINARY = True
TAILWIND_STANDALONE_BINARY_VERSION = "v4.3.3"
MIDDLEWARE = [
    MIDDLEWARE[0],
    MIDDLEWARE[1],
    "debug_toolbar.middleware.DebugToolbarMiddleware",
    *MIDDLEWARE[2:],
]
DEBUG_TOOLBAR_CONFIG = {"ROOT_TAG_EXTRA_ATTRS": "hx-preserve"}
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

# No worker beside the development server: a task runs where it is enqueued.
TASKS = {
    "default": {
        "BACKEND": "django.tasks.backends.immediate.ImmediateBackend",
        "QUEUES": ["default", "mail", "slow"],
    }
}
DATA_DIR.mkdir(parents=True, exist_ok=True)
