"""What people say about themselves."""

from typing import Any

from django import forms

from ..models import User


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
