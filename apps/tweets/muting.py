"""Muted words and topics: Tweets that say one of them are left out of pages on which one did not
ask for a person or a Tweet. They are judged here, not by the database: what is a word differs by
script, and 500 of them cost no more than one.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from apps.core.pagination import Page
from apps.graph.models import MutedWord
from apps.text.phrases import Phrases
from apps.users.querysets import Viewer

from .models import Attachment, Tweet
from .querysets import TweetQuerySet

# So many Tweets are looked through for one page.
WINDOW = 500


# All that a card shows of what a Tweet says, but for what its pictures show.
_FIELDS = ("pk", "author", "pictures_count", "text", "card__title", "card__description")


class Row(NamedTuple):
    pk: int
    author: int
    pictures: int
    texts: list[str | None]


class WordFilter:
    """What `viewer` mutes, for one page. One query, the first time it is asked; none when it is
    known that they mute nothing (`mutes_any`)."""

    def __init__(self, viewer: Viewer, *, mutes_any: bool = True) -> None:
        self.viewer = viewer
        self.mutes_any = mutes_any

    @cached_property
    def phrases(self) -> Phrases:
        return MutedWord.objects.phrases_of(self.viewer) if self.mutes_any else Phrases([])

    def first_ids(self, tweets: TweetQuerySet, number: int) -> Page[int]:
        """The first `number` ids of `tweets`, in its order, without those that say something
        muted. `next` is the last one looked at. One query, or two where there are pictures."""
        if not self.phrases:
            ids = list(tweets.values_list("pk", flat=True)[: number + 1])
            return Page(ids[:number], ids[number - 1] if len(ids) > number else None)
        rows = _rows(tweets, WINDOW + 1)
        hidden = self._hidden(rows[:WINDOW])
        kept = [row.pk for row in rows[:WINDOW] if row.pk not in hidden]
        if len(kept) > number:
            return Page(kept[:number], kept[number - 1])
        return Page(kept, rows[WINDOW - 1].pk if len(rows) > WINDOW else None)

    def hidden(self, ids: Iterable[int]) -> set[int]:
        """Those of the Tweets `ids` that say something muted. Two queries at most."""
        if not self.phrases:
            return set()
        return self._hidden(_rows(Tweet.objects.filter(pk__in=ids)))

    def cover_quotes(self, tweets: Iterable[Tweet]) -> None:
        """Sets `says_muted` on Tweets that are quoted by `tweets`, which are from `for_viewer`."""
        for tweet in tweets:
            quoted: Any = tweet.quote_of if tweet.quote_of_id else None
            if quoted:
                texts = [quoted.text, *quoted.descriptions] if self.phrases else []
                quoted.says_muted = self._hides(quoted.author_id, texts)

    def _hidden(self, rows: Sequence[Row]) -> set[int]:
        shown: dict[int, list[str]] = {}
        others = [row.pk for row in rows if row.pictures and row.author != self.viewer.pk]
        if others:
            pictures = Attachment.objects.filter(tweet__in=others).exclude(image__alt="")
            for pk, alt in pictures.values_list("tweet", "image__alt"):
                shown.setdefault(pk, []).append(alt)
        return {
            row.pk for row in rows if self._hides(row.author, [*row.texts, *shown.get(row.pk, ())])
        }

    def _hides(self, author: int, texts: Iterable[str | None]) -> bool:
        """Each text by itself: no phrase reaches from one into the next."""
        return author != self.viewer.pk and any(
            self.phrases.said_in(text) for text in texts if text
        )


def _rows(tweets: TweetQuerySet, number: int | None = None) -> list[Row]:
    found = tweets.values_list(*_FIELDS)[:number]
    return [Row(pk, author, pictures, texts) for pk, author, pictures, *texts in found]
