"""What people choose about who reads and who is heard."""

from datetime import timedelta

from django import forms

# What the menu of a mute offers; anything else, and nothing, is for ever.
DURATIONS = {"day": timedelta(days=1), "week": timedelta(days=7), "month": timedelta(days=30)}


class PrivacyForm(forms.Form):
    protected = forms.BooleanField(
        required=False,
        label="Protect my Tweets",
        help_text=(
            "Only people you let in can read them. Those who follow you now stay. "
            "When you turn it off, everybody who asked is let in."
        ),
    )
