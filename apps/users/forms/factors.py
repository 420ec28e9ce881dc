"""Second factors and passkeys."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm as AllauthAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as AllauthReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm as AllauthActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm as AllauthAddWebAuthnForm
from allauth.mfa.webauthn.forms import EditWebAuthnForm as AllauthEditWebAuthnForm
from allauth.mfa.webauthn.forms import SignupWebAuthnForm as AllauthSignupWebAuthnForm
from django import forms
from django.core.validators import MaxLengthValidator

NAME_LENGTH = 50


class _CodeForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget = self.fields["code"].widget
        del widget.attrs["placeholder"]
        widget.attrs.update(inputmode="numeric", spellcheck="false")


class AuthenticateForm(_CodeForm, AllauthAuthenticateForm):
    """A code of the app, or a recovery code."""


class ReauthenticateForm(_CodeForm, AllauthReauthenticateForm):
    """The same, to confirm that it is still they."""


class ActivateTOTPForm(_CodeForm, AllauthActivateTOTPForm):
    """The first code of a new app."""


class _NamedForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = self.fields["name"]
        name.label = "Name"
        name.help_text = "To tell your passkeys apart."
        name.validators.append(MaxLengthValidator(NAME_LENGTH))
        name.widget.attrs.update(maxlength=NAME_LENGTH, autocomplete="off")


class AddWebAuthnForm(_NamedForm, AllauthAddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        passwordless = self.fields.get("passwordless")
        if passwordless is None:
            return
        passwordless.initial = True
        passwordless.label = "Log in with it alone"
        passwordless.help_text = "Without, it is only asked for after your password."


class SignupWebAuthnForm(_NamedForm, AllauthSignupWebAuthnForm):
    """The passkey of a new account."""


class EditWebAuthnForm(_NamedForm, AllauthEditWebAuthnForm):
    """Another name for a passkey."""
