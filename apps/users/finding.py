"""Whose account a name or an address is."""

from allauth.account.utils import filter_users_by_email

from .models import User


def account_for(login: str) -> User | None:
    """The account with that name or address."""
    if "@" in login:
        return account_with(login)
    return User.objects.named(login).first()


def account_with(email: str) -> User | None:
    """The account with that address: who proved it, or else who claimed it first. Where addresses
    are not proved several may claim one, and how many is nobody's business."""
    found: list[User] = filter_users_by_email(email, prefer_verified=True)
    return min(found, key=lambda user: user.pk, default=None)
