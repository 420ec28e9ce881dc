"""The answers to a Tweet, a page of ids at a time, sorted by time or by Likes."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from django.core.exceptions import BadRequest
from django.db.models import F
from django.db.models.fields.tuple_lookups import TupleLessThan
from django.http import HttpRequest

from apps.core.ids import parse_id
from apps.core.pagination import PAGE_SIZE, Page
from apps.users.querysets import Viewer

from .models import Tweet
from .querysets import TweetQuerySet

_CURSOR = re.compile(r"(\d{1,10})-(\d{1,19})")


@dataclass(frozen=True, slots=True)
class Sorting:
    """By Likes, or by time with the oldest first; and where the page begins."""

    by_likes: bool = False
    cursor: str | None = None

    @property
    def name(self) -> str:
        return "likes" if self.by_likes else "time"


class Answer(NamedTuple):
    """`there` says whether it is there for the viewer: if not, others may stand below it."""

    id: int
    likes: int
    replies: int
    there: bool


def read_sorting(request: HttpRequest) -> Sorting:
    """From `sort` and `after` in the address."""
    return Sorting(request.GET.get("sort") == "likes", request.GET.get("after"))


def answers_page(
    tweet: Tweet, viewer: Viewer, sorting: Sorting, *, all_there: bool = False
) -> Page[Answer]:
    """One page of answers that `viewer` may see, and, unless `all_there`, of those that are
    answered themselves. Raises BadRequest for a cursor that is none."""
    answers = _sorted(Tweet.objects.filter(reply_to=tweet), sorting).standing_for(viewer)
    if all_there:
        answers = answers.filter(there=True)
    fields = answers.values_list("pk", "likes_count", "replies_count", "there")
    rows = [Answer(*row) for row in fields[: PAGE_SIZE + 1]]
    shown = rows[:PAGE_SIZE]
    if len(rows) <= PAGE_SIZE:
        return Page(shown)
    last = shown[-1]
    return Page(shown, f"{last.likes}-{last.id}" if sorting.by_likes else last.id)


def _sorted(answers: TweetQuerySet, sorting: Sorting) -> TweetQuerySet:
    if not sorting.by_likes:
        after = parse_id(sorting.cursor) if sorting.cursor else None
        if sorting.cursor and after is None:
            raise BadRequest("“after” must be the id of an answer.")
        return answers.after(after).order_by("pk")
    if sorting.cursor is not None:
        match = _CURSOR.fullmatch(sorting.cursor)
        pk = parse_id(match[2]) if match else None
        if match is None or pk is None:
            raise BadRequest("“after” must be Likes and the id of an answer.")
        answers = answers.filter(TupleLessThan((F("likes_count"), F("pk")), (int(match[1]), pk)))
    return answers.order_by("-likes_count", "-pk")
