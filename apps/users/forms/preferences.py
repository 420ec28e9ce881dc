"""By which name, and how, somebody uses the site."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings

from ..fields import validate_not_reserved
from ..models import User
from .entrance import USERNAME_ATTRS, USERNAME_HINT


def _zones() -> list[tuple[str, str]]:
    site = f"My device’s, or else the site’s ({settings.TIME_ZONE.replace('_', ' ')})"
    zones = sorted(available_timezones())
    return [("", site), *((zone, zone.replace("_", " ")) for zone in zones)]


class DisplayForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["theme", "accent", "text_size", "less_motion", "keys_enabled"]
        widgets = {
            "theme": forms.RadioSelect,
            "accent": forms.RadioSelect,
            "text_size": forms.RadioSelect,
        }
        labels = {"less_motion": "Less motion", "keys_enabled": "Keyboard keys"}
        help_texts = {
            "less_motion": "Pictures and buttons stand still, as if your device asked for it.",
            "keys_enabled": "Press ? on any page for the list.",
        }


class LocaleForm(forms.ModelForm):
    """In which language and time somebody reads."""

    time_zone = forms.ChoiceField(choices=_zones, required=False)

    class Meta:
        model = User
        fields = ["language", "time_zone"]
        widgets = {"language": forms.RadioSelect}
        labels = {"language": "Dates and times"}
        help_texts = {"language": "The site itself speaks English so far."}


class UsernameForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["username"]
        help_texts = {"username": USERNAME_HINT}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].widget.attrs.update(USERNAME_ATTRS)

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        validate_not_reserved(username)
        if username == self.initial["username"]:
            raise forms.ValidationError("That is your name already.", code="same")
        return username
