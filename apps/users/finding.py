"""Whose account a name or an address is."""

from allauth.account.models import EmailAddress

from .models import User


def account_for(login: str) -> User | None:
    """The account with that name or address."""
    if "@" in login:
        return account_with(login)
    return User.objects.named(login).first()


def account_with(email: str) -> User | None:
    """The account with that address: who proved it, or else who claimed it first. Where addresses
    are not proved several may claim one, and how many is nobody's business. Both places are
    asked whatever the first says, or the time would tell."""
    lower = email.lower()
    rows = list(EmailAddress.objects.filter(email=lower).select_related("user"))
    claimed = [*(row.user for row in rows), *User.objects.filter(email=lower)]
    found = [row.user for row in rows if row.verified] or claimed
    return min(found, key=lambda user: user.pk, default=None)
