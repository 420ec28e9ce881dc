"""allauth's provider, with a nonce, and with accounts that belong to one issuer for good."""

from hashlib import sha256
from secrets import token_urlsafe
from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.providers.openid_connect.provider import (
    OpenIDConnectProvider,
    OpenIDConnectProviderAccount,
)
from django.http import HttpRequest, HttpResponse

from .views import IssuerAdapter


class IssuerProvider(OpenIDConnectProvider):
    account_class = OpenIDConnectProviderAccount
    oauth2_adapter_class = IssuerAdapter

    def redirect(
        self,
        request: HttpRequest,
        process: str,
        next_url: str | None = None,
        data: Any = None,
        **kwargs: Any,
    ) -> HttpResponse:
        """Leads to the issuer, asking for what is configured and nothing that the request wants
        besides. The nonce stands in the session with the state, for `views.CallbackView`."""
        nonce = token_urlsafe(32)
        asked = {**self.get_auth_params(), "nonce": nonce}
        response: HttpResponse = super().redirect(
            request, process, next_url, data, auth_params=asked, nonce=nonce
        )
        return response

    def serialize(self) -> dict[str, Any]:
        """By the issuer's name: two issuers may have given the same client id."""
        return {"id": self.app.provider_id, "app.client_id": self.app.client_id}

    def extract_uid(self, data: dict[str, Any]) -> str:
        """A `sub` is one issuer's own, and may be longer than the column. With the issuer in it,
        whoever configures another under the same name lets nobody into others' accounts."""
        whose = f"{data['iss']} {data['sub']}"
        return sha256(whose.encode(errors="surrogatepass")).hexdigest()

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        names = {
            "username": "preferred_username",
            "name": "name",
            "first_name": "given_name",
            "last_name": "family_name",
        }
        told = {ours: _text(data.get(theirs)) for ours, theirs in names.items()}
        return {**told, "email": _address(data.get("email"))}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[EmailAddress]:
        # Some issuers write truth as a word.
        verified = data.get("email_verified") in (True, "true")
        email = _address(data.get("email"))
        return [EmailAddress(email=email, verified=verified, primary=True)] if email else []


def _text(value: Any) -> str:
    """The value if it is text; half a character, which JSON may hold, is none."""
    try:
        return value if isinstance(value, str) and value.encode() else ""
    except UnicodeEncodeError:
        return ""


def _address(value: Any) -> str:
    """The value if it may be an address. Some letters become others when they are made small,
    and somebody's address another's."""
    text = _text(value)
    return text if text.partition("@")[0].isascii() else ""


provider_classes = [IssuerProvider]
