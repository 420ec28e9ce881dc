"""Where data, tasks and files are kept."""

from typing import Any

from . import formats, services
from .environment import BASE_DIR, DATA_DIR, env

DATABASES: dict[str, dict[str, Any]]
if DATABASE_URL := env.str("DATABASE_URL", default=""):
    DATABASES = {"default": services.database(DATABASE_URL)}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(DATA_DIR / "twite.sqlite3"),
        }
    }
DATABASES["default"] |= {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
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
    REDIS_URL = services.redis(REDIS_URL)
    CACHES: dict[str, dict[str, Any]] = {
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
            "BACKEND": "apps.core.cache.TableCache",
            "LOCATION": "twite_cache",
            "OPTIONS": {"MAX_ENTRIES": 20_000},
        }
    }
    SESSION_ENGINE = "django.contrib.sessions.backends.db"

TASKS = {
    "default": {
        "BACKEND": "django_ox.backend.OxBackend",
        # What waits for servers elsewhere, or computes for long, has a worker of its own: nobody
        # delays timelines by links to slow pages, or by a mail server that never answers.
        "QUEUES": ["default", "mail", "slow"],
        "OPTIONS": {
            "MAX_ATTEMPTS": 8,
            # Seconds for one mail, whatever the server says, and however slowly.
            "TASK_TIMEOUTS": {"mail": 30},
            # A killed worker's tasks are taken up after this many seconds; a
            # living one renews its hold on them every third of it.
            "LOCK_TIMEOUT": env.int("TASK_LOCK_TIMEOUT", default=20),
            "SCHEDULES": {
                "collect unused pictures": {
                    "task": "apps.media.tasks.pictures.collect_unused",
                    "every": 3600,
                },
                "delete orphans": {"task": "apps.ops.tasks.delete_orphans", "every": 86_400},
                "send digests": {"task": "apps.notifications.mailing.digests", "every": 1800},
                "forget undone acts": {
                    "task": "apps.notifications.tasks.forget_undone",
                    "every": 86_400,
                },
                "refresh trends": {
                    "task": "apps.discovery.tasks.refresh_trends",
                    "every": 300,
                },
                "forget finished tasks": {
                    "task": "apps.core.tasks.forget_finished",
                    "every": 86_400,
                },
                "forget expired sessions": {
                    "task": "apps.users.tasks.forget_expired_sessions",
                    "every": 86_400,
                },
                "forget expired values": {
                    "task": "apps.core.tasks.forget_expired_values",
                    "every": 86_400,
                },
                "forget expired mutes": {
                    "task": "apps.graph.tasks.forget_expired_mutes",
                    "every": 86_400,
                },
                "forget unconfirmed accounts": {
                    "task": "apps.users.tasks.forget_unconfirmed",
                    "every": 86_400,
                },
                "tidy timelines": {"task": "apps.timelines.tasks.tidy", "every": 86_400},
            },
        },
    }
}

# 0 to 31, different for each machine that writes to one database: part of every id.
MACHINE_NUMBER = env.int("MACHINE_NUMBER", default=0)

# With less room on the disk of DATA_DIR than this, pages are shown and nothing is taken in.
MIN_FREE_BYTES = env.int("MIN_FREE_MB", default=100) * 1_000_000

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
# For the site's own user alone, whatever a file's maker allows.
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
STORAGES: dict[str, dict[str, Any]] = {
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
LINK_CARD_NETWORKS = formats.pieces(formats.network)(env.str("LINK_CARD_NETWORKS", default=""))
# Four pictures of 10 MB, and what else a form holds. More is refused before it is read.
MAX_REQUEST_BYTES = 45_000_000
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
