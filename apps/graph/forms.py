"""What people choose about who reads and who is heard."""

from datetime import timedelta

from django import forms

from .models import MutedWord

# What the menu of a mute offers; anything else, and nothing, is for ever.
DURATIONS = {"day": timedelta(days=1), "week": timedelta(days=7), "month": timedelta(days=30)}


_CHOICES = [
    ("", "For ever"),
    ("day", "For a day"),
    ("week", "For a week"),
    ("month", "For 30 days"),
]


class MutedWordForm(forms.Form):
    written = forms.CharField(
        max_length=MutedWord.MAX_LENGTH,
        label="Word, phrase, #topic or @name",
        help_text="Upper and lower case and accents make no difference.",
        widget=forms.TextInput(
            attrs={"autocapitalize": "none", "autocomplete": "off", "dir": "auto"}
        ),
    )
    lasting = forms.ChoiceField(choices=_CHOICES, required=False, label="For how long")


class PrivacyForm(forms.Form):
    protected = forms.BooleanField(
        required=False,
        label="Protect my Tweets",
        help_text=(
            "Only people you let in can read them. Those who follow you now stay. "
            "When you turn it off, everybody who asked is let in."
        ),
    )
