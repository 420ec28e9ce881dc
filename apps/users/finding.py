"""Whose account a name or an address is."""

from allauth.account.models import EmailAddress

from .models import User


def account_for(login: str) -> User | None:
    """The account with that name or address."""
    if "@" in login:
        return account_with(login)
    return User.objects.named(login).first()


def account_with(email: str) -> User | None:
    """The account with that address: its owner's, or else that of the last sign-up with it."""
    owner, newcomer = claimants(email)
    return owner or newcomer


def claimants(email: str) -> tuple[User | None, User | None]:
    """The owner of that address, and who signed up with it last and was not in yet.

    The owner proved it; or, if nobody did, was first of those who use the site: where addresses
    are not proved several may claim one. Both places are asked whatever the first says, or the time
    would tell.
    """
    lower = email.lower()
    rows = list(EmailAddress.objects.filter(email=lower).select_related("user"))
    claiming = {user.pk: user for user in User.objects.filter(email=lower)}
    claiming |= {row.user.pk: row.user for row in rows}
    proved = [row.user.pk for row in rows if row.verified]
    confirmed = [user.pk for user in claiming.values() if user.confirmed]
    owner = min(proved or confirmed, default=0)
    others = [pk for pk, user in claiming.items() if not user.confirmed and pk != owner]
    return claiming.get(owner), claiming.get(max(others, default=0))
