"""What a person wants to tweet."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.crypto import get_random_string

from apps.media.models import Image
from apps.text.counting import MAX_LENGTH, weigh
from apps.text.normalising import is_blank, normalise
from apps.users.querysets import Viewer

from .models import Tweet
from .pictures import remaining, too_long
from .querysets import TweetQuerySet


class TextField(forms.CharField):
    """The text of a Tweet, normalised; it may be blank."""

    widget = forms.Textarea

    def __init__(self, **options: Any) -> None:
        super().__init__(strip=False, required=False, **options)

    def clean(self, value: Any) -> str:
        text = normalise(super().clean(value))
        if is_blank(text):
            return ""
        weight = weigh(text)
        if weight.length > MAX_LENGTH:
            over = weight.length - MAX_LENGTH
            raise forms.ValidationError(
                f"That is {over} over {MAX_LENGTH} characters. Shorten it a little.", code="long"
            )
        if not weight.valid:
            raise forms.ValidationError("There is a character in it that no text may hold.")
        return text


def _tweet_field(gone: str) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        Tweet.objects.none(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": gone},
    )


class ComposeForm(forms.Form):
    """Text, pictures, what it answers or quotes, and a number that makes the same form sent
    twice one Tweet."""

    text = TextField()
    nonce = forms.UUIDField(widget=forms.HiddenInput, required=False)
    reply_to = _tweet_field("The Tweet you answer is no longer there.")
    quote_of = _tweet_field("The Tweet you quote is no longer there.")
    sensitive = forms.BooleanField(required=False)
    reply_rule = forms.ChoiceField(choices=Tweet.ReplyRule, required=False)
    # Set once the author was told that a picture has no description.
    described = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, viewer: Viewer, pictures: Sequence[Image] = (), **kwargs: Any
    ) -> None:
        # A page may hold two composers, one of them in a dialog.
        super().__init__(*args, **kwargs)
        self.auto_id = f"compose-{get_random_string(6)}-%s"
        self.pictures = pictures
        # Sentences about files that can't be had.
        self.problems: list[str] = []
        if self.is_bound:
            if self.data.get("reply_to"):
                self._choose_from("reply_to", Tweet.objects.visible_to(viewer))
            if self.data.get("quote_of"):
                self._choose_from("quote_of", Tweet.objects.visible_to(viewer).shareable())
        else:
            self.initial.setdefault("nonce", uuid4())

    def _choose_from(self, name: str, tweets: TweetQuerySet) -> None:
        self.fields[name].queryset = tweets  # type: ignore[attr-defined]

    def clean_reply_rule(self) -> str:
        return self.cleaned_data["reply_rule"] or Tweet.ReplyRule.EVERYONE

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if "text" in data and not data["text"] and not self.pictures:
            self.add_error("text", forms.ValidationError("Write something first.", code="empty"))
        self.problems += too_long(self.pictures)
        if not self.problems and not data.get("described"):
            self._ask_for_descriptions()
        return data

    def _ask_for_descriptions(self) -> None:
        missing = [image for image in self.pictures if not image.alt]
        if missing and not self.errors:
            self.problems.append(
                "Not every picture has a description, so people who can’t see it miss out. "
                "Add one, or send once more to leave it so."
            )
            self.ask_again = True

    @property
    def ready(self) -> bool:
        """Whether it can be sent: valid, and nothing to say about its pictures."""
        return self.is_valid() and not self.problems

    def draft(self) -> dict[str, Any]:
        """The fields as `actions.post` takes them."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "described"}
        return {**data, "images": self.pictures}


class EditForm(forms.Form):
    """Another text for a Tweet, what becomes of its pictures, and which version of it the author
    saw. `problems` are sentences about descriptions."""

    text = TextField()
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    sensitive = forms.BooleanField(required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        tweet: Tweet,
        initial: dict[str, Any] | None = None,
    ) -> None:
        stands = {"text": tweet.text, "version": tweet.edits_count, "sensitive": tweet.sensitive}
        super().__init__(data, initial=initial or stands, auto_id="edit-%s")
        self.tweet = tweet
        images = [one.image for one in tweet.attachments.all()]
        self.pictures = images if data is None else remaining(data, images)
        self.problems = too_long(self.pictures)

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if not text and not self.pictures:
            raise forms.ValidationError("Write something first.", code="empty")
        return text

    def clean_sensitive(self) -> bool:
        """What is not ticked says no only where it could be ticked."""
        ticked: bool = self.cleaned_data["sensitive"]
        return ticked or ("with_pictures" not in self.data and self.tweet.sensitive)

    @property
    def ready(self) -> bool:
        return self.is_valid() and not self.problems
