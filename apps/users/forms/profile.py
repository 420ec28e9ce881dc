"""What people say about themselves."""

from typing import Any

from django import forms

from apps.text.normalising import one_line, prose, undirected

from ..models import User


class LinesField(forms.CharField):
    """Text of several lines, see `normalising.prose`. Each end of a line counts as one
    character."""

    def to_python(self, value: Any) -> str:
        return prose(str(super().to_python(value)))


class OneLineField(forms.CharField):
    """Text of one line, see `normalising.one_line`."""

    def to_python(self, value: Any) -> str:
        return one_line(str(super().to_python(value)))


class WebsiteField(forms.URLField):
    def to_python(self, value: Any) -> str:
        return str(super().to_python(undirected(str(value or ""))))


FIELDS = {
    "display_name": OneLineField,
    "bio": LinesField,
    "location": OneLineField,
    "website": WebsiteField,
}


class ProfileForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["display_name", "bio", "location", "website"]
        field_classes = FIELDS
        labels = {"display_name": "Name"}
        widgets = {
            "display_name": forms.TextInput(attrs={"dir": "auto"}),
            "bio": forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
            "location": forms.TextInput(attrs={"dir": "auto"}),
            "website": forms.URLInput(attrs={"placeholder": "https://"}),
        }
        error_messages = {
            "website": {"invalid": "Enter a full address that starts with http:// or https://."}
        }
