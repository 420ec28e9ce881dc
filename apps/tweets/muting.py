"""Muted words and topics: Tweets that say one of them are left out of pages on which one did not
ask for a person or a Tweet. They are judged here, not by the database: what is a word differs by
script, and 500 of them cost no more than one.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from apps.core.pagination import Page
from apps.graph.models import MutedWord
from apps.text.phrases import Phrases
from apps.users.querysets import Viewer

from .models import Tweet
from .querysets import TweetQuerySet

# So many Tweets are looked through for one page.
WINDOW = 500


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
        muted. `next` is the last one looked at. One query."""
        if not self.phrases:
            ids = list(tweets.values_list("pk", flat=True)[: number + 1])
            return Page(ids[:number], ids[number - 1] if len(ids) > number else None)
        rows = list(tweets.values_list("pk", "author", "text")[: WINDOW + 1])
        kept = [pk for pk, author, text in rows[:WINDOW] if not self._hides(author, text)]
        if len(kept) > number:
            return Page(kept[:number], kept[number - 1])
        return Page(kept, rows[WINDOW - 1][0] if len(rows) > WINDOW else None)

    def hidden(self, ids: Iterable[int]) -> set[int]:
        """Those of the Tweets `ids` that say something muted. At most one query."""
        if not self.phrases:
            return set()
        rows = Tweet.objects.filter(pk__in=ids).values_list("pk", "author", "text")
        return {pk for pk, author, text in rows if self._hides(author, text)}

    def cover_quotes(self, tweets: Iterable[Tweet]) -> None:
        """Sets `says_muted` on Tweets that are quoted by `tweets`, which are from `for_viewer`."""
        for tweet in tweets:
            quoted: Any = tweet.quote_of if tweet.quote_of_id else None
            if quoted:
                quoted.says_muted = self._hides(quoted.author_id, quoted.text)

    def _hides(self, author: int, text: str) -> bool:
        return author != self.viewer.pk and self.phrases.said_in(text)
