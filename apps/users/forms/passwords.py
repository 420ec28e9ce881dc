"""Passwords and addresses of those who are in, in our words."""

from typing import Any, ClassVar

from allauth.account.forms import AddEmailForm as AllauthAddEmailForm
from allauth.account.forms import ChangePasswordForm as AllauthChangePasswordForm
from allauth.account.forms import ReauthenticateForm as AllauthReauthenticateForm
from allauth.account.forms import ResetPasswordKeyForm as AllauthResetPasswordKeyForm
from allauth.account.forms import SetPasswordForm as AllauthSetPasswordForm
from django import forms

from .entrance import STRENGTH_HINT, without_placeholders


class _PlainForm(forms.Form):
    LABELS: ClassVar[dict[str, str]] = {
        "oldpassword": "Your password now",
        "password1": "New password",
        "password2": "The new password again",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        without_placeholders(self)
        for name, field in self.fields.items():
            field.label = self.LABELS.get(name, field.label)
        if "password1" in self.fields:
            self.fields["password1"].help_text = STRENGTH_HINT


class ChangePasswordForm(_PlainForm, AllauthChangePasswordForm):
    """Another password, with the present one."""


class SetPasswordForm(_PlainForm, AllauthSetPasswordForm):
    """The first password of somebody who came without."""


class ResetPasswordKeyForm(_PlainForm, AllauthResetPasswordKeyForm):
    """Another password, with a link from a mail."""


class ReauthenticateForm(_PlainForm, AllauthReauthenticateForm):
    """The password once more."""


class AddEmailForm(_PlainForm, AllauthAddEmailForm):
    """Another address."""

    LABELS: ClassVar[dict[str, str]] = {"email": "New address"}
