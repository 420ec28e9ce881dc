"""Who a session belongs to."""

from typing import Any, cast

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from apps.core.prepared import Prepared

from .finding import account_with
from .models import User

_ACCOUNTS = Prepared[User](lambda _, ids: User.objects.filter(pk__in=ids))


class AccountBackend(AuthenticationBackend):
    """allauth's, which asks for the account of each request by a query put together once."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> User | None:
        """An address comes as the username too, and each would check the password: an address with
        an account would take twice as long."""
        if credentials.get("email"):
            credentials.pop("username", None)
        return cast("User | None", super().authenticate(request, **credentials))

    def _authenticate_by_email(self, email: str, password: str) -> User | None:
        """Checks one password, however many claim the address."""
        return cast("User | None", self._check_password(account_with(email), password))

    def get_user(self, user_id: Any) -> User | None:
        user = next(_ACCOUNTS.rows(AnonymousUser(), [user_id]), None)
        return user if user and self.user_can_authenticate(user) else None
