"""What staff write about an account, held to the same rules as what its owner writes."""

from typing import Any

from allauth.account.models import EmailAddress
from django import forms
from django.contrib.auth.forms import AdminPasswordChangeForm, AdminUserCreationForm, UserChangeForm

from ..actions import change_password
from ..fields import validate_not_reserved
from ..models import User
from .profile import FIELDS


class _AccountForm(forms.ModelForm):
    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if username != self.initial.get("username"):
            validate_not_reserved(username)
        return username

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        others = EmailAddress.objects.exclude(user=self.instance.pk)
        if not email:
            raise forms.ValidationError("An account needs an address.", code="required")
        if others.filter(email__iexact=email, verified=True).exists():
            raise forms.ValidationError("Another account has proved this address.", code="taken")
        return email


class PersonForm(_AccountForm, UserChangeForm):
    class Meta(UserChangeForm.Meta):
        field_classes = {**UserChangeForm.Meta.field_classes, **FIELDS}


class NewPersonForm(_AccountForm, AdminUserCreationForm):
    def clean_username(self) -> str:
        username: str | None = AdminUserCreationForm.clean_username(self)
        if username:  # else it is refused already
            validate_not_reserved(username)
        return username or ""

    class Meta(AdminUserCreationForm.Meta):
        model = User
        fields = ("username", "email")


class PasswordForm(AdminPasswordChangeForm):
    def save(self, commit: bool = True) -> Any:
        """Ends all sessions besides, as a change by the owner does."""
        chosen = self.cleaned_data.get("set_usable_password", True)
        change_password(self.user, self.cleaned_data["password1"] if chosen else None)
        return self.user
