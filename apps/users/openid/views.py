"""Going to an issuer, and coming back."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from allauth.core.internal import ratelimit
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from requests import RequestException

from .tokens import verified_claims

# Seconds for which an issuer's description of itself is kept.
KEPT = 600
NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class IssuerAdapter(OpenIDConnectOAuth2Adapter):
    # Of the login that is being answered; CallbackView knows it.
    nonce = ""

    @cached_property
    def openid_config(self) -> dict[str, Any]:
        """What the issuer says of itself, once it is found to be the one that was configured."""
        provider = self.get_provider()
        key = f"oidc:{provider.server_url}"
        # Asked for again after a while, not for each click on a button that anybody may press.
        found = cache.get(key) or self._fetch(provider.server_url)
        issuer = provider.app.settings["issuer"]
        if not isinstance(found, dict) or _bare(found.get("issuer")) != _bare(issuer):
            raise OAuth2Error(f"{provider.server_url} does not describe {issuer}.")
        for name in (*NEEDED, "userinfo_endpoint"):
            address = found.get(name, "" if name in NEEDED else issuer)
            # Secrets go there, so never by plain http from an issuer that has https.
            if not str(address).startswith(("https://", f"{issuer.partition('://')[0]}://")):
                raise OAuth2Error(f"The issuer {issuer} has no usable {name}.")
        cache.set(key, found, KEPT)
        return found

    def parse_token(self, data: Any) -> SocialToken:
        token = data.get("access_token") if isinstance(data, dict) else None
        if not isinstance(token, str):
            raise OAuth2Error("The issuer sent no access_token.")
        return SocialToken(token=token)

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        claims = verified_claims(
            kwargs["response"].get("id_token"),
            self._fetch(self.openid_config["jwks_uri"]),
            issuer=self.openid_config["issuer"],
            client_id=app.client_id,
            nonce=self.nonce,
        )
        told = self._told_by_userinfo(token.token, claims["sub"])
        if "email" in told:
            # Only who names an address says whether it is verified.
            claims.pop("email_verified", None)
        data = {**claims, **told, "iss": claims["iss"]}
        return self.get_provider().sociallogin_from_response(request, data)

    def _told_by_userinfo(self, access_token: str, sub: str) -> dict[str, Any]:
        if "userinfo_endpoint" not in self.openid_config:
            return {}
        headers = {"Authorization": f"Bearer {access_token}"}
        told = self._fetch(self.profile_url, headers=headers)
        if not isinstance(told, dict) or told.get("sub") != sub:
            raise OAuth2Error("The issuer's userinfo speaks of somebody else.")
        return told

    def _fetch(self, address: str, **options: Any) -> Any:
        with get_adapter().get_requests_session() as session:
            response = session.get(address, **options)
            response.raise_for_status()
            return response.json()


def _bare(issuer: Any) -> str:
    return str(issuer).rstrip("/")


class CallbackView(OAuth2CallbackView):
    def _get_state(self, request: HttpRequest, provider: Any) -> Any:
        state, response = super()._get_state(request, provider)
        self.adapter.nonce = (state or {}).get("nonce", "")
        return state, response


def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    refusal = ratelimit.consume_or_429(request, app="allauth.account", action="login")
    return refusal or _answer(request, provider_id, OAuth2LoginView.adapter_view)


def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _answer(request, provider_id, CallbackView.adapter_view)


def _answer(request: HttpRequest, provider_id: str, make_view: Callable[..., Any]) -> HttpResponse:
    """An issuer that can't be reached, or makes no sense, is told of on a page of ours."""
    apps = get_adapter().list_apps(request, provider="openid_connect")
    if provider_id not in {app.provider_id for app in apps}:
        raise Http404
    adapter = IssuerAdapter(request, provider_id)
    try:
        response: HttpResponse = make_view(adapter)(request)
    except (OAuth2Error, RequestException) as error:
        response = render_authentication_error(request, adapter.get_provider(), exception=error)
    return response
