"""Settings shared by every environment; what differs comes from the environment.

The names of the variables and their defaults are listed in docs/configuration.md.
"""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.utils.csp import CSP

from . import social

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var"))).expanduser().resolve()

SITE_NAME = env.str("SITE_NAME", default="Twite")
BASE_URL = env.str("BASE_URL", default="http://localhost:8000").rstrip("/")
HTTPS = urlsplit(BASE_URL).scheme == "https"

DEBUG = False
ROOT_URLCONF = "project.urls"
WSGI_APPLICATION = "project.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    # First, since apps.users puts pages of our own into the administration for some of its rows.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "apps.ops",
    "apps.discovery",
    "apps.notifications",
    "apps.timelines",
    "apps.tweets",
    "apps.media",
    "apps.graph",
    "apps.users",
    "apps.core",
    "apps.text",
    "theme",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_ox",
    "tailwind",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "apps.core.middleware.security_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "apps.core.middleware.FragmentMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "apps.users.middleware.reader",
    "apps.users.middleware.FormerNames",
    "apps.core.middleware.BodyLimitMiddleware",
    "apps.core.middleware.LimitMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "apps.core.context_processors.reader",
                "django.contrib.messages.context_processors.messages",
                "apps.core.context_processors.site",
                "apps.notifications.context_processors.inbox",
            ],
            "builtins": ["apps.core.templatetags.twite", "apps.tweets.templatetags.cards"],
        },
    },
]

# --- Data -----------------------------------------------------------------

DATABASES = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'twite.sqlite3'}")
}
DATABASES["default"]["CONN_MAX_AGE"] = None
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE takes the write lock at BEGIN: a transaction that reads and
    # then writes never fails with "database is locked", it waits its turn.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;"
        ),
    }

REDIS_URL = env.str("REDIS_URL", default="")
if REDIS_URL:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": REDIS_URL,
            "KEY_PREFIX": "twite",
        }
    }
    SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
else:
    # In the database, since rate limits must hold across processes.
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "twite_cache",
            "OPTIONS": {"MAX_ENTRIES": 20_000},
        }
    }
    SESSION_ENGINE = "django.contrib.sessions.backends.db"

TASKS = {
    "default": {
        "BACKEND": "django_ox.backend.OxBackend",
        # What waits for servers elsewhere, or computes for long, has a worker of its own: nobody
        # delays mails and timelines by links to slow pages.
        "QUEUES": ["default", "slow"],
        "OPTIONS": {
            "MAX_ATTEMPTS": 8,
            # A killed worker's tasks are taken up after this many seconds; a
            # living one renews its hold on them every third of it.
            "LOCK_TIMEOUT": env.int("TASK_LOCK_TIMEOUT", default=20),
            "SCHEDULES": {
                "collect unused pictures": {
                    "task": "apps.media.tasks.pictures.collect_unused",
                    "every": 3600,
                },
                "send digests": {"task": "apps.notifications.mailing.digests", "every": 1800},
                "refresh trends": {
                    "task": "apps.discovery.tasks.refresh_trends",
                    "every": 300,
                },
                "tidy timelines": {"task": "apps.timelines.tasks.tidy", "every": 86_400},
            },
        },
    }
}

# 0 to 31, different for each machine that writes to one database: part of every id.
MACHINE_NUMBER = env.int("MACHINE_NUMBER", default=0)

# --- Files ------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        # A task that runs twice writes the same files again.
        "OPTIONS": {"allow_overwrite": True},
    },
    "staticfiles": {"BACKEND": "apps.core.storage.StaticStorage"},
}
S3_BUCKET = env.str("S3_BUCKET", default="")
if S3_BUCKET:
    from botocore.config import Config

    STORAGES["default"] = {
        "BACKEND": "apps.media.s3.S3Pictures",
        "OPTIONS": {
            "bucket_name": S3_BUCKET,
            "endpoint_url": env.str("S3_ENDPOINT", default=None),
            "region_name": env.str("S3_REGION", default=None),
            "access_key": env.str("S3_ACCESS_KEY"),
            "secret_key": env.str("S3_SECRET_KEY"),
            "file_overwrite": True,
            "client_config": Config(
                s3={"addressing_style": "path"},
                signature_version="s3v4",
                # A service that hangs holds one of few threads; tasks try again by themselves.
                connect_timeout=2,
                read_timeout=5,
                retries={"mode": "standard", "total_max_attempts": 1},
                # Newer kinds of checksums, which many services don't know.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        },
    }
# Private networks whose pages may become link cards all the same, such as 10.1.0.0/16.
LINK_CARD_NETWORKS = env.list("LINK_CARD_NETWORKS", default=[])
# Four pictures of 10 MB, and what else a form holds. More is refused before it is read.
MAX_REQUEST_BYTES = 45_000_000
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

TAILWIND_APP_NAME = "theme"
TAILWIND_USE_STANDALONE_BINARY = True
TAILWIND_STANDALONE_BINARY_VERSION = "v4.3.3"

# --- People -----------------------------------------------------------------

AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = ["apps.users.backends.AccountBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# Usernames are unique without regard to case, by an index on LOWER(username), which this
# check does not look for.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_SIGNUP_REDIRECT_URL = "/welcome"
LOGOUT_REDIRECT_URL = "/"

EMAIL_URL = env.str("EMAIL_URL", default="")
DEFAULT_FROM_EMAIL = env.str(
    "DEFAULT_FROM_EMAIL", default=f"{SITE_NAME} <twite@{urlsplit(BASE_URL).hostname}>"
)
if EMAIL_URL:
    _mail = env.email_url_config(EMAIL_URL)
    MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {
                "host": _mail["EMAIL_HOST"],
                "port": _mail["EMAIL_PORT"],
                "username": _mail["EMAIL_HOST_USER"] or "",
                "password": _mail["EMAIL_HOST_PASSWORD"] or "",
                "use_tls": _mail.get("EMAIL_USE_TLS", False),
                "use_ssl": _mail.get("EMAIL_USE_SSL", False),
                "timeout": 30,
            },
        }
    }
else:
    MAILERS = {"default": {"BACKEND": "apps.core.mail.OutboxBackend"}}

ACCOUNT_ADAPTER = "apps.users.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]
ACCOUNT_FORMS = {
    "login": "apps.users.forms.LoginForm",
    "signup": "apps.users.forms.SignupForm",
    "request_login_code": "apps.users.forms.RequestLoginCodeForm",
    "reset_password": "apps.users.forms.ResetPasswordForm",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Without a mail server nobody could prove an address, so nobody has to.
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if EMAIL_URL else "optional"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = bool(EMAIL_URL)
ACCOUNT_EMAIL_NOTIFICATIONS = True
# One address that changes once the new one is proved; without proofs, a list of addresses.
ACCOUNT_CHANGE_EMAIL = bool(EMAIL_URL)
# Where addresses are not proved, two accounts may claim one: refusing the second would tell that
# there is a first.
ACCOUNT_PREVENT_ENUMERATION = True if EMAIL_URL else "strict"
ACCOUNT_USERNAME_MIN_LENGTH = 1
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
# Besides these, allauth limits logins, resets and mails by address and account.
ACCOUNT_RATE_LIMITS = {"signup": env.str("LIMIT_SIGNUPS", default="20/m/ip")}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900

# What is not configured is not installed, so it has no address either.
_social = social.read(env)
INSTALLED_APPS += _social.apps
SOCIALACCOUNT_PROVIDERS = _social.providers
SOCIALACCOUNT_ADAPTER = "apps.users.social.adapter.SocialAccountAdapter"
SOCIALACCOUNT_FORMS = {
    "signup": "apps.users.social.forms.SocialSignupForm",
    "disconnect": "apps.users.social.forms.DisconnectForm",
}
# Everybody chooses a username; and an address that a provider vouches for opens no account by
# itself, since it may belong to somebody else by now.
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = False
# Seconds, of one of few threads.
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5

MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
# Browsers offer passkeys to pages over HTTPS and to this machine's own.
MFA_PASSKEY_LOGIN_ENABLED = HTTPS or urlsplit(BASE_URL).hostname == "localhost"
# Without proved addresses, who lost a passkey made at sign-up could never come back.
MFA_PASSKEY_SIGNUP_ENABLED = bool(EMAIL_URL) and MFA_PASSKEY_LOGIN_ENABLED
MFA_TOTP_ISSUER = SITE_NAME
MFA_ADAPTER = "apps.users.factors.MFAAdapter"
MFA_FORMS = {
    "authenticate": "apps.users.forms.factors.AuthenticateForm",
    "reauthenticate": "apps.users.forms.factors.ReauthenticateForm",
    "activate_totp": "apps.users.forms.factors.ActivateTOTPForm",
    "add_webauthn": "apps.users.forms.factors.AddWebAuthnForm",
    "signup_webauthn": "apps.users.forms.factors.SignupWebAuthnForm",
    "edit_webauthn": "apps.users.forms.factors.EditWebAuthnForm",
}
# Where addresses can't be proved, nobody would have a second factor otherwise.
MFA_ALLOW_UNVERIFIED_EMAIL = not EMAIL_URL
# A clock may be half a minute off.
MFA_TOTP_TOLERANCE = 1

# Actions by one person, counted from the rows they leave: (how many, in how many seconds).
ACTION_LIMITS = {
    "tweet": (env.int("LIMIT_TWEETS", default=100), 3600),
    "retweet": (env.int("LIMIT_RETWEETS", default=300), 3600),
    "like": (env.int("LIMIT_LIKES", default=1000), 3600),
    "bookmark": (env.int("LIMIT_BOOKMARKS", default=1000), 3600),
    "follow": (env.int("LIMIT_FOLLOWS", default=400), 3600),
    "block": (env.int("LIMIT_BLOCKS", default=1000), 3600),
    "mute": (env.int("LIMIT_MUTES", default=1000), 3600),
    "upload": (env.int("LIMIT_UPLOADS", default=300), 3600),
    "portrait": (env.int("LIMIT_PORTRAITS", default=30), 3600),
    "rename": (env.int("LIMIT_RENAMES", default=5), 86_400),
}

# From so many followers on, what somebody tweets is looked for when these read Home, rather than
# written to each of them.
WIDELY_FOLLOWED = env.int("WIDELY_FOLLOWED", default=10_000)

# --- Language and time ----------------------------------------------------------

LANGUAGE_CODE = "en-us"
LANGUAGES = [("en-us", "English (United States)"), ("en-gb", "English (United Kingdom)")]
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
USE_TZ = True
USE_I18N = True

# --- Security ---------------------------------------------------------------

SECURE_CSP: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    # Browsers hold what a form is redirected to against this as well.
    "form-action": [CSP.SELF, *_social.origins],
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

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"twite": {"level": "INFO"}},
}
