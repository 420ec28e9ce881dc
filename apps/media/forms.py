"""Parsing of the pictures people choose for themselves."""

from typing import Any

from django import forms

ACCEPTED = "image/jpeg,image/png,image/webp,image/gif,image/avif"


class PartField(forms.FloatField):
    """A part of a picture's width or height, 0 to 1. A browser's script fills it in, not a
    person: what is beside those counts as the nearest, what is no number as nothing."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False)

    def clean(self, value: Any) -> float | None:
        try:
            part = super().clean(value)
        except forms.ValidationError:
            return None
        return part if part is None else min(max(0.0, part), 1.0)


class PortraitForm(forms.Form):
    """A picture, and which part of it to keep."""

    picture = forms.FileField(
        label="New picture",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text="JPEG, PNG, WebP, GIF or AVIF, up to 10 MB.",
        error_messages={
            "required": "Choose a picture first.",
            "invalid": "Choose a picture first.",
            "empty": "The file is empty.",
        },
    )
    left = PartField()
    top = PartField()
    share = PartField()

    @property
    def crop(self) -> list[float] | None:
        """As `pictures.jobs.portrait` takes it: None, for the middle, unless all of it is there."""
        parts = [self.cleaned_data[name] for name in ("left", "top", "share")]
        return None if None in parts or not parts[-1] else parts
