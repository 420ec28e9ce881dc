"""The last step of a sign-up by an account elsewhere, and taking such an account away."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.forms import DisconnectForm as AllauthDisconnectForm
from allauth.socialaccount.forms import SignupForm as AllauthSignupForm
from allauth.socialaccount.internal.flows.connect import validate_disconnect
from allauth.socialaccount.internal.flows.signup import redirect_to_signup
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base import Provider
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from ..forms.entrance import USERNAME_ATTRS, USERNAME_HINT, without_placeholders


class SocialSignupForm(AllauthSignupForm):
    """A username; and an address, unless the provider vouches for one, which then is the one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        addresses = self.sociallogin.email_addresses
        self.vouched: str = addresses[0].email if addresses else ""
        if self.vouched:
            del self.fields["email"]
        without_placeholders(self)
        username = self.fields["username"]
        username.help_text = f"{USERNAME_HINT} You can change it later."
        username.widget.attrs.update(USERNAME_ATTRS)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        # As for those who sign up with a password.
        self.account_already_exists = False
        if self.vouched:
            if EmailAddress.objects.filter(email=self.vouched, verified=True).exists():
                raise ValidationError(
                    f"By now somebody has an account with {self.vouched}. If it is you, log in "
                    "to it."
                )
            cleaned["email"] = self.vouched
        return cleaned

    def save(self, request: HttpRequest) -> Any:
        """Somebody else may take the name at the same moment, and somebody may send the form
        twice; the database decides."""
        pending = self.sociallogin.serialize()
        try:
            with transaction.atomic():
                return super().save(request)
        except IntegrityError as error:
            answer = _again(request, pending, self.cleaned_data["username"])
            raise ImmediateHttpResponse(answer) from error


def _again(request: HttpRequest, pending: dict[str, Any], name: str) -> HttpResponseRedirect:
    sociallogin = SocialLogin.deserialize(pending)
    account = sociallogin.account
    if SocialAccount.objects.filter(provider=account.provider, uid=account.uid).exists():
        messages.info(request, "Your account is there already. Log in to it.")
        return HttpResponseRedirect(reverse("account_login"))
    messages.error(request, f"@{name} was taken a moment ago. Please choose another name.")
    redirect_to_signup(request, sociallogin)
    return HttpResponseRedirect(reverse("socialaccount_signup"))


@dataclass(frozen=True)
class Connection:
    """A row of the settings page; `held` says why it can't be disconnected, if it can't."""

    account: SocialAccount
    provider: Provider
    label: str
    held: str


class DisconnectForm(AllauthDisconnectForm):
    @cached_property
    def connections(self) -> list[Connection]:
        return [self._connection(account) for account in self.accounts.order_by("pk")]

    def unconnected(self) -> list[Provider]:
        """Providers by which the person can't come in yet."""
        there = {connection.account.provider for connection in self.connections}
        providers = get_adapter().list_providers(self.request)
        return [provider for provider in providers if provider.sub_id not in there]

    def _connection(self, account: SocialAccount) -> Connection:
        provider = account.get_provider(self.request)
        label = provider.wrap_account(account).to_str()
        try:
            validate_disconnect(self.request, account)
        except ValidationError as error:
            return Connection(account, provider, label, error.messages[0])
        return Connection(account, provider, label, "")
