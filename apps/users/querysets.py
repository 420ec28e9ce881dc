"""Questions about many people."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser, UserManager
from django.db import models, transaction
from django.db.models.functions import Lower

from .signals import described

if TYPE_CHECKING:
    from .models import User

type Viewer = User | AnonymousUser


class UserQuerySet(models.QuerySet["User", "User"]):
    def named(self, username: str) -> Self:
        return self.filter(username__iexact=username)

    def ids_of(self, usernames: Collection[str]) -> set[int]:
        """The ids of those who have these lower-case `usernames`. One query, none without names."""
        return set(self.ids_by_name(usernames).values())

    def ids_by_name(self, usernames: Collection[str]) -> dict[str, int]:
        """The same by lower-case username."""
        if not usernames:
            return {}
        lower = self.annotate(lower=Lower("username")).filter(lower__in=usernames)
        return dict(lower.values_list("lower", "pk"))

    def known(self, usernames: list[str]) -> list[str]:
        """Those lower-case `usernames` that belong to somebody who is here, in their order."""
        if not usernames:
            return []
        lower = self.filter(is_active=True).annotate(lower=Lower("username"))
        found = set(lower.filter(lower__in=usernames).values_list("lower", flat=True))
        return [name for name in usernames if name in found]


class AccountManager(UserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    def _create_user(self, *args: Any, **fields: Any) -> Any:
        with transaction.atomic():
            user = super()._create_user(*args, **fields)
            described.send(self.model, user=user)
        return user

    def get_by_natural_key(self, username: str | None) -> Any:
        return self.get(username__iexact=username)


class FormerNameQuerySet(models.QuerySet[Any, Any]):
    def owner_of(self, username: str) -> "User | None":
        """Who gave up `username`, if they are here."""
        rows = self.filter(username__iexact=username, user__is_active=True)
        found = rows.select_related("user").first()
        return found.user if found else None

    def owners_of(self, names: Collection[str]) -> dict[str, int]:
        """The ids of those who gave up these lower-case `names`, by name."""
        lower = self.annotate(lower=Lower("username")).filter(lower__in=names)
        return dict(lower.values_list("lower", "user_id"))
