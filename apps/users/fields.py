"""The username: kept as typed, found and unique without regard to case."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.lookups import IExact

MAX_LENGTH = 15
PATTERN = r"[A-Za-z0-9_]{1,15}"

validate_username = RegexValidator(
    re.compile(rf"\A{PATTERN}\Z"),
    "Use up to 15 letters from A to Z, digits and underscores.",
)

# fmt: off
RESERVED = frozenset({
    "about", "accounts", "admin", "administrator", "all", "anonymous", "api", "app",
    "bookmarks", "compose", "contact", "drafts", "everyone", "explore", "following",
    "followers", "healthz", "help", "here", "home", "jobs", "keys", "likes", "lists", "login",
    "logout", "mail", "media", "messages", "mod", "moderator", "moderators", "notifications",
    "official", "oembed", "password", "postmaster", "privacy", "profile", "readyz", "requests",
    "root", "search", "security", "settings", "signup", "staff", "static", "status", "support",
    "system", "terms", "topic", "topics", "tweets", "twite", "user", "users", "webmaster",
    "welcome",
})
# fmt: on


def validate_not_reserved(username: str) -> None:
    """Refuses names that could pass for the site itself or one of its addresses."""
    if username.lower() in RESERVED:
        raise ValidationError("This name is reserved. Please choose another.", code="reserved")


class UsernameField(models.CharField):
    """Up to 15 characters; `username__iexact` uses the unique index on LOWER(username)."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", MAX_LENGTH)
        options.setdefault("validators", [validate_username])
        super().__init__(**options)


@UsernameField.register_lookup
class SameUsername(IExact):
    """Compares lower-cased, since LIKE and UPPER() would pass the index by."""

    lookup_name = "iexact"
    prepare_rhs = True

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        column, column_params = self.process_lhs(compiler, connection)
        return f"LOWER({column}) = %s", (*column_params, str(self.rhs).lower())
