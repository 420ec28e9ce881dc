"""Parsing and validation of what people say about themselves."""

from typing import Any

from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import SignupForm as AllauthSignupForm
from allauth.core.exceptions import ImmediateHttpResponse
from django import forms
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponseRedirect

from .fields import MAX_LENGTH, PATTERN
from .models import User


class LoginForm(AllauthLoginForm):
    """One field takes the username or the email."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        self.fields["login"].label = "Username or email"
        self.fields["login"].widget.attrs.update(
            autocapitalize="none", autocomplete="username", spellcheck="false"
        )
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class SignupForm(AllauthSignupForm):
    """Email, username and password, with the rules told beforehand."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        username = self.fields["username"]
        username.help_text = "Up to 15 letters, digits or underscores."
        username.widget.attrs.update(
            maxlength=MAX_LENGTH,
            pattern=PATTERN,
            autocapitalize="none",
            autocomplete="username",
            spellcheck="false",
        )
        self.fields["password1"].help_text = "At least 8 characters, and not a common word."

    def save(self, request: HttpRequest) -> Any:
        """Two people may take one name at the same moment; the database decides who has it."""
        try:
            with transaction.atomic():
                return super().save(request)
        except IntegrityError as error:
            messages.error(request, "That name was taken a moment ago. Please choose another.")
            raise ImmediateHttpResponse(HttpResponseRedirect(request.get_full_path())) from error


class LinesField(forms.CharField):
    """Text of several lines, each end of a line counted as one character."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class OneLineField(forms.CharField):
    """Text of one line: what a browser can't send but others can becomes spaces."""

    def to_python(self, value: Any) -> str:
        return " ".join(str(super().to_python(value)).split())


class ProfileForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["display_name", "bio", "location", "website"]
        field_classes = {"bio": LinesField, "display_name": OneLineField, "location": OneLineField}
        labels = {"display_name": "Name"}
        widgets = {
            "bio": forms.Textarea(attrs={"rows": 3}),
            "website": forms.URLInput(attrs={"placeholder": "https://"}),
        }
        error_messages = {
            "website": {"invalid": "Enter a full address that starts with http:// or https://."}
        }


class DisplayForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["theme", "keys_enabled"]
        widgets = {"theme": forms.RadioSelect}
        help_texts = {"keys_enabled": "Press ? on any page for the list."}
