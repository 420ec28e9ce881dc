"""Who has an account at the issuer, and which site it knows."""

from allauth.account.models import EmailAddress
from allauth.idp.oidc.models import Client
from django.contrib.auth import get_user_model

from e2e.issuer.errors import ERRING
from e2e.issuer.process import CLIENT_ID, PASSWORD, SECRET

# By name: the address and whether it is verified.
PEOPLE = {
    "erin": ("erin@example.org", True),
    "frank": ("frank@example.org", True),
    "grace": ("grace@example.org", True),
    "another_grace": ("grace@example.org", True),
    "cautious": ("cautious@example.org", True),
    "no_email": ("", False),
    "unverified": ("unverified@example.org", False),
    "admin": ("not.the.admin@example.org", True),
    "plain": ("plain@example.org", True),
}


def fill(site: str) -> None:
    for name, (email, verified) in PEOPLE.items():
        _add(name, email, verified)
    for name in ERRING:
        _add(name, f"{name}@example.org", True)
    client = Client(id=CLIENT_ID, name="Twite", default_scopes="openid")
    client.set_secret(SECRET)
    client.set_scopes(["openid", "profile", "email"])
    client.set_redirect_uris([f"{site}/accounts/oidc/sso/login/callback/"])
    client.save()


def _add(name: str, email: str, verified: bool) -> None:
    first = name.replace("_", " ").title()
    names = {"first_name": first, "last_name": "Elsewhere"}
    user = get_user_model().objects.create_user(name, email, PASSWORD, **names)
    if email:
        EmailAddress.objects.create(user=user, email=email, verified=verified, primary=True)
