"""Signing up, logging in, and coming back."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import RequestLoginCodeForm as AllauthRequestLoginCodeForm
from allauth.account.forms import ResetPasswordForm as AllauthResetPasswordForm
from allauth.account.forms import SignupForm as AllauthSignupForm
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.ratelimit import consume
from django import forms
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponseRedirect

from ..fields import MAX_LENGTH, PATTERN
from ..finding import account_with
from ..models import User
from ..sessions import note_code

STRENGTH_HINT = "At least 8 characters, and not a common word."
USERNAME_HINT = "Up to 15 letters, digits or underscores."
USERNAME_ATTRS = {
    "maxlength": MAX_LENGTH,
    "pattern": PATTERN,
    "autocapitalize": "none",
    "autocomplete": "username",
    "spellcheck": "false",
}


def without_placeholders(form: forms.Form) -> None:
    """Labels say what a field is for; a placeholder is gone with the first letter."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)


class LoginForm(AllauthLoginForm):
    """One field takes the username or the email."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        self.fields["login"].label = "Username or email"
        self.fields["login"].widget.attrs.update(
            autocapitalize="none", autocomplete="username", spellcheck="false"
        )
        without_placeholders(self)

    def clean_login(self) -> str:
        """Names are written with an @ everywhere else."""
        login: str = super().clean_login()
        return login.removeprefix("@")


class SignupForm(AllauthSignupForm):
    """Email, username and password, with the rules told beforehand."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        without_placeholders(self)
        username = self.fields["username"]
        username.help_text = USERNAME_HINT
        username.widget.attrs.update(USERNAME_ATTRS)
        if "password1" in self.fields:
            self.fields["password1"].help_text = STRENGTH_HINT

    def clean(self) -> dict[str, Any]:
        """An address that has an account makes another one, alike in everything but the mail: see
        `AccountAdapter.send_confirmation_mail`. Nobody comes into it."""
        cleaned: dict[str, Any] = super().clean()
        self.account_already_exists = False
        return cleaned

    def try_save(self, request: HttpRequest) -> Any:
        """Two people may take one name at the same moment; the database decides."""
        try:
            with transaction.atomic():
                return super().try_save(request)
        except IntegrityError as error:
            messages.error(request, "That name was taken a moment ago. Please choose another.")
            raise ImmediateHttpResponse(HttpResponseRedirect(request.get_full_path())) from error


class ResetPasswordForm(AllauthResetPasswordForm):
    """Also for those who deactivated their account and may come back."""

    users: list[User]

    def clean_email(self) -> str:
        email: str = get_adapter().clean_email(self.cleaned_data["email"])
        self.users = _reached_by(email)
        return email

    def save(self, request: HttpRequest, **options: Any) -> str:
        if not self.users:
            # What a link for somebody asks of the database, or the time would tell.
            for _ in range(3):
                list(EmailAddress.objects.filter(user=0))
        saved: str = super().save(request, **options)
        return saved


class RequestLoginCodeForm(AllauthRequestLoginCodeForm):
    """Also for those who deactivated their account and may come back."""

    _user: User | None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        without_placeholders(self)

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if not consume(context.request, action="request_login_code", key=email.lower()):
            raise get_adapter().validation_error("too_many_login_attempts")
        self._user = next(iter(_reached_by(email)), None)
        note_code(context.request, self._user)
        return email


def _reached_by(email: str) -> list[User]:
    """Whose mail to that address lets them in: one account at most."""
    user = account_with(email)
    return [user] if user and user.may_enter else []
