"""What people choose about notifications."""

from typing import Any

from django import forms

from .models import Notification, Preferences

_LABELS = {
    "like": "Likes",
    "retweet": "Retweets",
    "follow": "New followers",
    "request": "Follow requests",
    "accepted": "Requests that were accepted",
    "reply": "Replies",
    "mention": "Mentions",
    "quote": "Quotes",
}
KINDS = [(kind, _LABELS[kind]) for kind in Notification.Kind.values]


def _kinds(label: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        choices=KINDS, required=False, label=label, widget=forms.CheckboxSelectMultiple
    )


class PreferencesForm(forms.ModelForm):
    told = _kinds("Tell me of")
    mailed = _kinds("Mail me about")
    field_order = [
        *("told", "only_followed", "only_followers", "only_settled", "mail", "mailed"),
    ]

    class Meta:
        model = Preferences
        fields = ["only_followed", "only_followers", "only_settled", "mail", "mailed"]
        widgets = {"mail": forms.RadioSelect}
        labels = {
            "only_followed": "Only of people I follow",
            "only_followers": "Only of people who follow me",
            "only_settled": "Only of accounts older than a week",
        }
        help_texts = {
            "mail": "Mails about the safety of your account always come.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        left_out = self.instance.left_out
        self.initial["told"] = [kind for kind, _ in KINDS if kind not in left_out]
        if self.instance.mail == Preferences.Mail.NEVER and not self.instance.mailed:
            self.initial["mailed"] = ["follow", "request", "reply", "mention", "quote"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("mail") != Preferences.Mail.NEVER and not data.get("mailed"):
            self.add_error("mailed", "Choose what to write about, or “Never” above.")
        return data

    def save_as_chosen(self, *, begins: bool) -> None:
        """Writes what stands in the form, and how far mails went only if they begin: a digest may
        be written at the same moment."""
        told = self.cleaned_data["told"]
        self.instance.left_out = [kind for kind, _ in KINDS if kind not in told]
        chosen = [*self.Meta.fields, "left_out", *(("mailed_to", "digested_on") if begins else ())]
        Preferences.objects.bulk_create(
            [self.instance], update_conflicts=True, unique_fields=["owner"], update_fields=chosen
        )
