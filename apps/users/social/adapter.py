"""How allauth treats accounts elsewhere on this site."""

import logging
import re
from typing import Any

from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal.flows.signup import redirect_to_signup
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from allauth.socialaccount.providers.base import AuthError, AuthProcess, Provider, ProviderAccount
from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from apps.text.normalising import one_line

from ..confirming import log_in_again, must_log_in_again
from ..finding import account_with
from ..models import User
from .names import free_username
from .outward import BoundedSession

logger = logging.getLogger("twite.social")

# Of all that a provider tells: by what its owner knows the account again.
KEPT = ("login", "preferred_username", "email", "name")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")


def _line(text: str) -> str:
    """The text in one line, without what no database takes."""
    return one_line(_CONTROLS.sub(" ", text.encode(errors="ignore").decode()))


class GoneProvider(Provider):
    """Stands for one that the operator no longer offers: its accounts are seen and disconnected."""

    uses_apps = False
    account_class = ProviderAccount

    def __init__(self, request: HttpRequest, provider_id: str) -> None:
        super().__init__(request)
        self.id = provider_id
        self.name = provider_id.capitalize()


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    error_messages = {
        **DefaultSocialAccountAdapter.error_messages,
        "no_password": "Choose a password first, so that you can always come back.",
        "no_verified_email": "Verify an email address first, so that you can always come back.",
    }

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """Those in the settings, without a look into the database."""
        apps = [
            SocialApp(provider=kind, **app)
            for kind, configured in settings.SOCIALACCOUNT_PROVIDERS.items()
            for app in configured["APPS"]
        ]
        return [
            app
            for app in apps
            if provider in {None, app.provider, app.provider_id}
            and client_id in {None, app.client_id}
        ]

    def get_provider(
        self, request: HttpRequest, provider: str, client_id: str | None = None
    ) -> Provider:
        try:
            return super().get_provider(request, provider, client_id)
        except ObjectDoesNotExist:
            return GoneProvider(request, provider)

    def get_requests_session(self) -> BoundedSession:
        return BoundedSession()

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None
    ) -> None:
        """As every mail, it is in the language of who gets it."""
        super().send_notification_mail(
            template_prefix, user, context={**(context or {}), "user": user}
        )

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Provider,
        error: str | None = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        """Tells the operator why, since people are only told that it failed."""
        said = request.GET.get("error", "")
        if said == "user_cancelled_authorize":
            # Apple's own word for it.
            cancelled = HttpResponseRedirect(reverse("socialaccount_login_cancelled"))
            raise ImmediateHttpResponse(cancelled)
        if exception or (said and error != AuthError.CANCELLED):
            logger.warning("Login by %s failed: %.300r", provider.name, exception or said)

    def populate_user(
        self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]
    ) -> User:
        """Fills the person who may sign up, and forgets whatever is of no use here."""
        parts = (data.get("first_name") or "", data.get("last_name") or "")
        user: User = sociallogin.user
        user.username = (data.get("username") or "")[:15]
        user.display_name = _line(data.get("name") or " ".join(parts))[:50]
        vouched = [one for one in sociallogin.email_addresses if one.verified][:1]
        user.email = vouched[0].email if vouched else data.get("email") or ""
        sociallogin.email_addresses = vouched
        told = sociallogin.account.extra_data
        kept = {key: _line(told[key]) for key in KEPT if isinstance(told.get(key), str)}
        sociallogin.account.extra_data = kept
        return user

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """An address that somebody here has already makes no second account, and never opens the
        first. Its owner is told: the provider vouches that it is them."""
        # Nothing is asked of the provider later, so its key is not kept in the session.
        sociallogin.token = None
        connects = sociallogin.state.get("process") == AuthProcess.CONNECT
        if connects and must_log_in_again(request):
            page = log_in_again(request, reverse("socialaccount_connections"))
            raise ImmediateHttpResponse(page)
        elsewhere = (AuthProcess.CONNECT, AuthProcess.REDIRECT)
        if sociallogin.is_existing or sociallogin.state.get("process") in elsewhere:
            return
        for address in sociallogin.email_addresses:
            proved = EmailAddress.objects.filter(email=address.email, verified=True).exists()
            if not proved and account_with(address.email) is None:
                continue
            if not proved:
                # Whoever wrote it there never proved it: the way to an own account stays open.
                redirect_to_signup(request, sociallogin)
            context = {"sociallogin": sociallogin, "address": address.email, "proved": proved}
            page = render(request, "socialaccount/known_address.html", context)
            raise ImmediateHttpResponse(page)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """The forms sent count with those of sign-ups by password."""
        refusal = ratelimit.consume_or_429(request, app="allauth.account", action="signup")
        if refusal:
            raise ImmediateHttpResponse(refusal)
        return bool(super().is_open_for_signup(request, sociallogin))

    def get_signup_form_initial_data(self, sociallogin: SocialLogin) -> dict[str, str]:
        user: User = sociallogin.user
        name = free_username(user.username, user.display_name)
        return {"username": name, "email": user.email}

    def save_user(
        self, request: HttpRequest, sociallogin: SocialLogin, form: BaseForm | None = None
    ) -> User:
        user: User = super().save_user(request, sociallogin, form)
        for address in sociallogin.email_addresses:
            # allauth leaves out one that somebody else only claims to have.
            row, _ = EmailAddress.objects.update_or_create(
                user=user, email=address.email, defaults={"verified": True, "primary": True}
            )
            EmailAddress.objects.fill_cache_for_user(user, [row])
        return user

    def validate_disconnect(
        self, account: SocialAccount, accounts: QuerySet[SocialAccount]
    ) -> None:
        """allauth has seen to the last account; here to the last that still lets somebody in."""
        offered = {app.provider_id or app.provider for app in self.list_apps(self.request)}
        others = accounts.exclude(pk=account.pk).filter(provider__in=offered)
        if not account.user.has_usable_password() and not others.exists():
            raise self.validation_error("no_password")
