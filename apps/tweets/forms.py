"""What a person wants to tweet."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.crypto import get_random_string

from apps.text.counting import MAX_LENGTH, weigh
from apps.text.normalising import is_blank, normalise
from apps.users.querysets import Viewer

from .models import Tweet


class ComposeForm(forms.Form):
    """Text, what it answers, and a number that makes the same form sent twice one Tweet."""

    text = forms.CharField(strip=False, required=False, widget=forms.Textarea)
    nonce = forms.UUIDField(widget=forms.HiddenInput, required=False)
    reply_to = forms.ModelChoiceField(
        Tweet.objects.none(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "The Tweet you answer is no longer there."},
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        # A page may hold two composers, one of them in a dialog.
        super().__init__(*args, **kwargs)
        self.auto_id = f"compose-{get_random_string(6)}-%s"
        self.fields["reply_to"].queryset = Tweet.objects.visible_to(viewer)  # type: ignore[attr-defined]
        if not self.is_bound:
            self.initial.setdefault("nonce", uuid4())

    def clean_text(self) -> str:
        text = normalise(self.cleaned_data["text"])
        if is_blank(text):
            raise forms.ValidationError("Write something first.", code="empty")
        weight = weigh(text)
        if weight.length > MAX_LENGTH:
            over = weight.length - MAX_LENGTH
            raise forms.ValidationError(
                f"That is {over} over {MAX_LENGTH} characters. Shorten it a little.", code="long"
            )
        if not weight.valid:
            raise forms.ValidationError("There is a character in it that no text may hold.")
        return text
