"""Searching for people who don't type operators, and what people say when they are new."""

import re
from collections.abc import Iterator
from typing import Any

from django import forms

from apps.text import extract
from apps.text.chars import HASH_SIGNS
from apps.text.normalising import fold, normalise
from apps.tweets.actions.words import MAX_TOPIC
from apps.users.forms import ProfileForm

from . import query
from .models import HiddenTrend
from .query import Node

_NAME = r"^@?[A-Za-z0-9_]{1,15}$"
_LANGUAGES = [
    ("", "Any language"),
    *[
        *[("ar", "Arabic"), ("zh", "Chinese"), ("nl", "Dutch"), ("en", "English")],
        *[("fr", "French"), ("de", "German"), ("hi", "Hindi"), ("id", "Indonesian")],
        *[("it", "Italian"), ("ja", "Japanese"), ("ko", "Korean"), ("fa", "Persian")],
        *[("pl", "Polish"), ("pt", "Portuguese"), ("ru", "Russian"), ("es", "Spanish")],
        *[("sv", "Swedish"), ("th", "Thai"), ("tr", "Turkish"), ("uk", "Ukrainian")],
    ],
]
# What people put between the things of a list, and the sign of the next topic.
_BETWEEN = re.compile(rf"[\s,;，；、،؛{HASH_SIGNS}]+")
_KINDS = [
    ("", "All Tweets"),
    ("-replies", "Without replies"),
    ("replies", "Replies only"),
    ("images", "With images"),
    ("links", "With links"),
    ("quote", "Quotes"),
    ("follows", "By people I follow"),
]


class HiddenTrendForm(forms.ModelForm):
    """Takes a topic as it is written."""

    class Meta:
        model = HiddenTrend
        fields = ["person", "topic"]

    def clean_topic(self) -> str:
        return fold(self.cleaned_data["topic"].strip().lstrip(HASH_SIGNS))


class AboutForm(ProfileForm):
    """What stands beside somebody's picture."""

    class Meta(ProfileForm.Meta):
        fields = ["display_name", "bio"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["display_name"].widget.attrs["placeholder"] = self.instance.username


class TopicsForm(forms.Form):
    """Topics as people list them: with or without their sign."""

    topics = forms.CharField(
        required=False,
        max_length=1000,
        label="Topics of your own",
        help_text="Several at once, with spaces or commas between them.",
    )

    def clean_topics(self) -> list[str]:
        words = list(filter(None, _BETWEEN.split(normalise(self.cleaned_data["topics"]))))
        for word in words:
            if not _is_topic(word):
                raise forms.ValidationError(
                    f"“{word}” is no topic: it needs a letter, and no signs but underscores."
                )
        return words


def _is_topic(word: str) -> bool:
    """Whether all of it would be one in a Tweet."""
    found = extract.topics(f"#{word}", alone=True) + extract.cashtags(word)
    whole = [one for one in found if word in {one.value, f"${one.value}"}]
    return bool(whole) and len(fold(word)) <= MAX_TOPIC


class OperatorForm(forms.Form):
    """Makes a query of its fields."""

    words = forms.CharField(required=False, max_length=200, label="All of these words")
    phrase = forms.CharField(required=False, max_length=200, label="This exact phrase")
    either = forms.CharField(required=False, max_length=200, label="Any of these words")
    without = forms.CharField(required=False, max_length=200, label="None of these words")
    topics = forms.CharField(
        required=False, max_length=100, label="These topics", help_text="Such as #birds #moors"
    )
    by = forms.RegexField(_NAME, required=False, label="Written by", help_text="Such as @wren")
    to = forms.RegexField(_NAME, required=False, label="In reply to")
    lang = forms.ChoiceField(choices=_LANGUAGES, required=False, label="Language")
    kind = forms.ChoiceField(choices=_KINDS, required=False, label="Kind")
    likes = forms.IntegerField(
        required=False, min_value=0, max_value=999_999_999, label="Likes at least"
    )
    retweets = forms.IntegerField(
        required=False, min_value=0, max_value=999_999_999, label="Retweets at least"
    )
    since = forms.DateField(
        required=False, label="Since", widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        required=False, label="Before", widget=forms.DateInput(attrs={"type": "date"})
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not self._parts():
            raise forms.ValidationError("Fill in one field at least.")
        if not self.errors and len(self.query) > query.MAX_LENGTH:
            raise forms.ValidationError("That is too much for one search. Leave something out.")
        return cleaned

    @property
    def query(self) -> str:
        """What the fields ask for, in the language of the search field."""
        return query.write(query.conjunction(self._parts()))

    def _parts(self) -> list[Node]:
        given = self.cleaned_data
        phrase = given["phrase"].replace('"', " ")
        either = _each(given["either"])
        parts = [query.parse(given["words"]), query.parse(f'"{phrase}"')]
        parts += [query.disjunction(either)] if either else []
        parts += [query.negation(word) for word in _each(given["without"])]
        parts += _each(given["topics"], "#")
        for kind, name in ((query.From, given["by"]), (query.To, given["to"])):
            parts += [kind(name.removeprefix("@"))] if name else []
        return [part for part in [*parts, *self._conditions(given)] if part is not None]

    @staticmethod
    def _conditions(given: dict[str, Any]) -> list[Node]:
        parts: list[Node] = []
        if given["lang"]:
            parts.append(query.Lang(given["lang"]))
        if given["kind"]:
            kind = query.Filter(given["kind"].removeprefix("-"))
            parts.append(query.Not(kind) if given["kind"][0] == "-" else kind)
        parts += [query.AtLeast(what, given[what]) for what in ("likes", "retweets") if given[what]]
        parts += [query.Since(given["since"])] if given["since"] else []
        parts += [query.Until(given["until"])] if given["until"] else []
        return parts


def _each(words: str, sign: str = "") -> list[Node]:
    """Each word and phrase of `words` as what it means with `sign` before it."""
    found = query.parse(" ".join(sign + word.removeprefix(sign) for word in words.split()))
    return [] if found is None else list(_leaves(found))


def _leaves(node: Node) -> Iterator[Node]:
    """What is said, whatever stood between: in these fields it has one meaning only."""
    match node:
        case query.And(parts) | query.Or(parts):
            for part in parts:
                yield from _leaves(part)
        case query.Not(part):
            yield from _leaves(part)
        case _:
            yield node
