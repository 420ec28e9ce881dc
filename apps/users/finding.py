"""Whose account a name or an address is."""

from typing import NamedTuple

from allauth.account.models import EmailAddress

from .models import User


def account_for(login: str) -> User | None:
    """The account with that name or address."""
    if "@" in login:
        return account_with(login)
    return User.objects.named(login).first()


class Claimants(NamedTuple):
    """Of one address: its owner, and the first and the last who signed up with it and were not in
    yet, who may be one.

    The owner proved it; or, if nobody did, was first of those who use the site: where addresses
    are not proved several may claim one.
    """

    owner: User | None
    first: User | None
    last: User | None


def account_with(email: str) -> User | None:
    """The account with that address: its owner's, or else that of the first sign-up with it."""
    found = claimants(email)
    return found.owner or found.first


def claimants(email: str) -> Claimants:
    """Who claims the address. Both places are asked whatever the first says, or the time would
    tell."""
    lower = email.lower()
    rows = list(EmailAddress.objects.filter(email=lower).select_related("user"))
    claiming = {user.pk: user for user in User.objects.filter(email=lower)}
    claiming |= {row.user.pk: row.user for row in rows}
    proved = [row.user.pk for row in rows if row.verified]
    # Whom the staff shut out owns what they proved alone.
    used = [
        user.pk
        for user in claiming.values()
        if user.confirmed and (user.is_active or user.deactivated_at)
    ]
    owner = min(proved or used, default=0)
    others = [pk for pk, user in claiming.items() if not user.confirmed and pk != owner]
    first, last = min(others, default=0), max(others, default=0)
    return Claimants(claiming.get(owner), claiming.get(first), claiming.get(last))
