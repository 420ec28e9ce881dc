"""The test suite: the same stack, quick password hashes, mail kept in memory, tasks run at once."""

import tempfile
from pathlib import Path

from django.utils.csp import CSP
from environ import Env

from . import social
from .base import *
from .base import DATABASES, INSTALLED_APPS, SECURE_CSP, STORAGES

SECRET_KEY = "for tests only"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATA_DIR = Path(tempfile.mkdtemp(prefix="twite-test-"))
MEDIA_ROOT = DATA_DIR / "media"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
TASKS = {
    "default": {
        "BACKEND": "django.tasks.backends.immediate.ImmediateBackend",
        "QUEUES": ["default", "mail", "slow"],
    }
}
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # In a file, as a site has it: threads of a test share it under the real locks.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}

# Every kind of provider is there, whatever the environment says.
_env = Env()
_env.ENVIRON = {
    "GOOGLE_CLIENT_ID": "google-id",
    "GOOGLE_CLIENT_SECRET": "google-secret",
    "GITHUB_CLIENT_ID": "github-id",
    "GITHUB_CLIENT_SECRET": "github-secret",
    "APPLE_CLIENT_ID": "apple-id",
    "APPLE_TEAM_ID": "apple-team",
    "APPLE_KEY_ID": "apple-key",
    "APPLE_PRIVATE_KEY": "-----BEGIN PRIVATE KEY-----",
    "OIDC_ISSUER": "https://id.example.org",
    "OIDC_CLIENT_ID": "twite",
    "OIDC_CLIENT_SECRET": "oidc-secret",
    "OIDC_NAME": "Example",
}
_social = social.read(_env)
INSTALLED_APPS = list(dict.fromkeys([*INSTALLED_APPS, *_social.apps]))
SOCIALACCOUNT_PROVIDERS = _social.providers
SECURE_CSP = {**SECURE_CSP, "form-action": [CSP.SELF, *_social.origins]}
