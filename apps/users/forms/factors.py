"""Second factors and passkeys."""

import json
import struct
from collections.abc import Callable
from typing import Any

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm as AllauthAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as AllauthReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm as AllauthActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm as AllauthAddWebAuthnForm
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm as AllauthAuthenticateWebAuthnForm
from allauth.mfa.webauthn.forms import EditWebAuthnForm as AllauthEditWebAuthnForm
from allauth.mfa.webauthn.forms import LoginWebAuthnForm as AllauthLoginWebAuthnForm
from allauth.mfa.webauthn.forms import (
    ReauthenticateWebAuthnForm as AllauthReauthenticateWebAuthnForm,
)
from allauth.mfa.webauthn.forms import SignupWebAuthnForm as AllauthSignupWebAuthnForm
from allauth.mfa.webauthn.internal.auth import get_state
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from django import forms
from django.core.cache import cache

from ..models import User
from .profile import OneLineField

NAME_LENGTH = 50


class _CodeForm(forms.Form):
    user: User

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget = self.fields["code"].widget
        del widget.attrs["placeholder"]
        widget.attrs.update(inputmode="numeric", spellcheck="false")

    def clean_code(self) -> str:
        """A code counts once. allauth remembers it for as long as it is the present one, but it is
        taken for as long as clocks may be off."""
        code: str = super().clean_code()  # type: ignore[misc]
        steps = 2 * app_settings.TOTP_TOLERANCE + 1
        key = f"totp:{self.user.pk}:{normalize_user_code(code)}"
        if not cache.add(key, True, steps * app_settings.TOTP_PERIOD):
            raise get_adapter().validation_error("incorrect_code")
        return code


class AuthenticateForm(_CodeForm, AllauthAuthenticateForm):
    """A code of the app, or a recovery code."""


class ReauthenticateForm(_CodeForm, AllauthReauthenticateForm):
    """The same, to confirm that it is still they."""


class ActivateTOTPForm(_CodeForm, AllauthActivateTOTPForm):
    """The first code of a new app."""


# What reading and checking a credential may raise, whoever sends whatever.
_UNREADABLE = (
    *(ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError),
    *(struct.error, InvalidSignature, UnsupportedAlgorithm),
)
MOST_LETTERS = 20_000


class CredentialField(forms.CharField):
    """What a browser says of a passkey: an object of ASCII, as the standard has it."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        try:
            found = json.loads(text) if text.isascii() and len(text) <= MOST_LETTERS else None
        except (ValueError, RecursionError):
            found = None
        # An escape may stand for a letter that is none.
        if not isinstance(found, dict) or not json.dumps(found, ensure_ascii=False).isascii():
            raise get_adapter().validation_error("incorrect_code")
        return found


class _CredentialForm(forms.Form):
    """Whatever can't be read is a wrong passkey."""

    credential = CredentialField()

    def clean_credential(self) -> Any:
        checked = getattr(super(), "clean_credential", None)
        return self._read(checked) if checked else self.cleaned_data["credential"]

    def clean(self) -> Any:
        return self._read(super().clean)

    def _read(self, what: Callable[[], Any]) -> Any:
        try:
            return what()
        except forms.ValidationError:
            raise
        except _UNREADABLE as error:
            raise get_adapter().validation_error("incorrect_code") from error


class LoginWebAuthnForm(_CredentialForm, AllauthLoginWebAuthnForm):
    """A passkey alone, which must have asked for finger, face or PIN."""

    def clean_credential(self) -> Any:
        # The session holds one challenge at a time, and that of a second factor asks for less.
        if (get_state() or {}).get("user_verification") != "required":
            raise get_adapter().validation_error("incorrect_code")
        return super().clean_credential()


class AuthenticateWebAuthnForm(_CredentialForm, AllauthAuthenticateWebAuthnForm):
    """A passkey after the password."""


class ReauthenticateWebAuthnForm(_CredentialForm, AllauthReauthenticateWebAuthnForm):
    """A passkey, to confirm that it is still they."""


class _NamedForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = self.fields["name"]
        given.widget.attrs.update(autocomplete="off", dir="auto")
        self.fields["name"] = OneLineField(
            required=given.required,
            max_length=NAME_LENGTH,
            label="Name",
            help_text="To tell your passkeys apart.",
            widget=given.widget,
        )


class AddWebAuthnForm(_NamedForm, _CredentialForm, AllauthAddWebAuthnForm):
    """Each passkey gets in alone, so each asks for finger, face or PIN."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "passwordless" in self.fields:
            self.fields["passwordless"].initial = True
            self.fields["passwordless"].widget.attrs["hidden"] = True

    def clean_passwordless(self) -> bool:
        return True


class SignupWebAuthnForm(_NamedForm, _CredentialForm, AllauthSignupWebAuthnForm):
    """The passkey of a new account."""


class EditWebAuthnForm(_NamedForm, AllauthEditWebAuthnForm):
    """Another name for a passkey."""
