"""Who a session belongs to."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import AnonymousUser

from apps.core.prepared import Prepared

from .models import User

_ACCOUNTS = Prepared[User](lambda _, ids: User.objects.filter(pk__in=ids))


class AccountBackend(AuthenticationBackend):
    """allauth's, which asks for the account of each request by a query put together once."""

    def get_user(self, user_id: Any) -> User | None:
        user = next(_ACCOUNTS.rows(AnonymousUser(), [user_id]), None)
        return user if user and self.user_can_authenticate(user) else None
