"""A Tweet among the Tweets it answers and those that answer it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from apps.core.pagination import Page
from apps.users.querysets import Viewer

from . import chains
from .answers import Answer, Sorting, answers_page
from .chains import Place
from .hydration import hydrate
from .models import Tweet

# Pages of answers of which nothing is there are passed over, so many at once.
PASSED_OVER = 5


@dataclass(frozen=True, slots=True)
class Tombstone:
    """Stands where a Tweet is not there for the viewer, for what stands below it."""

    pk: int
    replies_count: int
    is_tombstone: bool = True

    @property
    def path(self) -> str:
        """Of the page with all that answers it."""
        return f"/status/{self.pk}"


type Standing = Tweet | Tombstone


@dataclass(frozen=True, slots=True)
class Branch:
    """An answer and those that follow it, each answering the one before. `more` is what has further
    answers on its page, if there are any."""

    tweets: list[Standing]
    more: Standing | None


@dataclass(frozen=True, slots=True)
class Conversation:
    """`tweet` is None where a Tweet is not there for the viewer; `ancestors` are what it answers,
    the beginning first, with None for one that is not there; `chain` is how its author went on;
    `page` the other answers."""

    tweet: Tweet | None
    ancestors: list[Tweet | None]
    chain: list[Standing]
    page: Page[Branch]


def converse(tweet: Tweet, viewer: Viewer, sorting: Sorting, *, there: bool = True) -> Conversation:
    """What stands around `tweet`, which is `there` for `viewer` or not; only the answers when it is
    not the first page of them. Four queries for ids and one hydration, whatever the length; below
    answers that are not there two more for each step, of which there are CHAIN_SHOWN at most.

    Raises Tweet.DoesNotExist when it is not there for `viewer` any more.
    """
    first_page = sorting.cursor is None
    above = chains.above(tweet.pk) if tweet.reply_to_id and first_page else []
    own = chains.own_chain(tweet.pk, tweet.author_id) if there and tweet.replies_count else []
    # The chain stands on top; its first Tweet is an answer as well.
    lines, following = _lines(tweet, viewer, sorting, {place.id for place in own[:1]})
    wanted = [*above, *(place.id for place in chain(own, *lines))]
    found = hydrate([tweet.pk, *wanted] if there else wanted, viewer)
    if there and tweet.pk not in found:
        raise Tweet.DoesNotExist
    rows = [_branch(line, found) for line in lines]
    return Conversation(
        tweet=found.get(tweet.pk),
        ancestors=[found.get(pk) for pk in above],
        chain=_standing(own, found) if first_page else [],
        page=Page([row for row in rows if row.tweets], following),
    )


def _lines(
    tweet: Tweet, viewer: Viewer, sorting: Sorting, left_out: set[int]
) -> tuple[list[list[Place]], int | str | None]:
    """Each answer with what follows it, and where the next page begins."""
    search = chains.Search(viewer)
    for _ in range(PASSED_OVER):
        answers = answers_page(tweet, viewer, sorting)
        heads = [answer for answer in answers.rows if answer.id not in left_out]
        lines = _below(heads, search)
        if lines or answers.next is None:
            return lines, answers.next
        sorting = replace(sorting, cursor=str(answers.next))
    # What is there must not be lost behind many that are not.
    answers = answers_page(tweet, viewer, sorting, all_there=True)
    heads = [answer for answer in answers.rows if answer.id not in left_out]
    return _below(heads, search), answers.next


def _below(heads: Sequence[Answer], search: chains.Search) -> list[list[Place]]:
    below = chains.branches([head.id for head in heads if head.there and head.replies])
    ways = search.ways_down([head.id for head in heads if not head.there])
    return [
        [Place(head.id, head.replies), *below.get(head.id, []), *(ways.get(head.id) or ())]
        for head in heads
        if head.there or head.id in ways
    ]


def _branch(line: Sequence[Place], found: dict[int, Tweet]) -> Branch:
    if len(line) == 1 and line[0].id not in found and line[0].replies:
        # What stands below it is found on its page.
        place = Tombstone(*line[0])
        return Branch([place], place)
    tweets = _standing(line, found)
    more = next((one for one in tweets[:-1] if one.replies_count > 1), None)
    if more is None and tweets and tweets[-1].replies_count:
        more = tweets[-1]
    return Branch(tweets, more)


def _standing(line: Sequence[Place], found: dict[int, Tweet]) -> list[Standing]:
    """Tombstones where one is not there, but none at the end."""
    tweets = [found.get(place.id) or Tombstone(*place) for place in line]
    while tweets and isinstance(tweets[-1], Tombstone):
        tweets.pop()
    return tweets


def parent_of(tweet: Tweet, viewer: Viewer) -> Tweet | None:
    """The Tweet that `tweet` answers as it is now, if it is there for the viewer."""
    if tweet.reply_to_id is None:
        return None
    return hydrate([tweet.reply_to_id], viewer).get(tweet.reply_to_id)
