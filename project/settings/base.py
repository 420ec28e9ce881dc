"""Settings shared by every environment; what differs comes from the environment.

The names of the variables and their defaults are listed in docs/configuration.md.
"""

from .accounts import *
from .accounts import SOCIAL_LOGIN
from .data import *
from .environment import *
from .environment import BASE_DIR, env
from .security import *

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
    *SOCIAL_LOGIN.apps,
    "django_ox",
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
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "apps.core.middleware.security_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "apps.core.robots.keep_out_of_indexes",
    "apps.core.caching.keep_to_reader",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "apps.core.middleware.FragmentMiddleware",
    "django.middleware.common.CommonMiddleware",
    "apps.core.middleware.other_slash",
    # Asks who is signed in, but only once a view was found.
    "apps.core.page_reader.PageReaderMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "apps.users.middleware.reader",
    "apps.users.middleware.FormerNames",
    "apps.users.confirming.FreshLoginMiddleware",
    "apps.core.middleware.BodyLimitMiddleware",
    "apps.core.middleware.RoomMiddleware",
    "apps.core.middleware.LimitMiddleware",
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

# Acts of one person, whether they are undone or not: (how many, in how many seconds).
ACTION_LIMITS = {
    "tweet": (env.int("LIMIT_TWEETS", default=100), 3600),
    "retweet": (env.int("LIMIT_RETWEETS", default=300), 3600),
    "like": (env.int("LIMIT_LIKES", default=1000), 3600),
    "bookmark": (env.int("LIMIT_BOOKMARKS", default=1000), 3600),
    "follow": (env.int("LIMIT_FOLLOWS", default=400), 3600),
    "block": (env.int("LIMIT_BLOCKS", default=1000), 3600),
    "mute": (env.int("LIMIT_MUTES", default=1000), 3600),
    "pin": (env.int("LIMIT_PINS", default=300), 3600),
    "edit": (env.int("LIMIT_EDITS", default=300), 3600),
    # Settings, searches that are kept, trends that are hidden.
    "change": (env.int("LIMIT_CHANGES", default=1000), 3600),
    "search": (env.int("LIMIT_SEARCHES", default=3000), 3600),
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

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "filters": {
        "client errors": {"()": "apps.core.logs.ClientErrorFilter"},
        "repeats": {"()": "apps.core.logs.RepeatFilter", "name": "django_ox"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["client errors", "repeats"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"twite": {"level": "INFO"}},
}
