"""The least that allauth's issuer needs. Everything is kept in one folder."""

import os
from pathlib import Path

from e2e.issuer import keys

FOLDER = Path(os.environ["ISSUER_FOLDER"])
SECRET_KEY = "for tests only"
ALLOWED_HOSTS = ["localhost"]
ROOT_URLCONF = "e2e.issuer.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": FOLDER / "issuer.sqlite3",
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20},
    }
}
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "allauth",
    "allauth.account",
    "allauth.idp.oidc",
]
# Tables as the models have them, at once.
MIGRATION_MODULES = {
    name.rpartition(".")[2]: None for name in [*INSTALLED_APPS, "allauth_idp_oidc"]
}
MIDDLEWARE = [
    "e2e.issuer.errors.for_some",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
# Cookies know no ports, and the site is at localhost as well.
SESSION_COOKIE_NAME = "issuer-session"
CSRF_COOKIE_NAME = "issuer-csrf"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_UNIQUE_EMAIL = False
ACCOUNT_RATE_LIMITS = False
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}
IDP_OIDC_PRIVATE_KEY = keys.own()
