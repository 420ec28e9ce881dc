"""Who a session belongs to."""

from typing import Any, cast

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from apps.core.prepared import Prepared

from .finding import claimants
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
        """Checks three passwords, however many claim the address, or none: a sign-up with the
        address of an account is told from others neither by what is answered nor by the time."""
        found = claimants(email)
        users = [*dict.fromkeys(one for one in reversed(found) if one)]
        # allauth hashes one if it checks none.
        for _ in range(len(found) - max(1, len(users))):
            make_password(password)
        checked = [self._check_password(user, password) for user in users]
        return next((cast(User, user) for user in reversed(checked) if user), None)

    def get_user(self, user_id: Any) -> User | None:
        user = next(_ACCOUNTS.rows(AnonymousUser(), [user_id]), None)
        return user if user and self.user_can_authenticate(user) else None
