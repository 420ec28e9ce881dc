"""A Tweet among the Tweets it answers and those that answer it."""

from dataclasses import dataclass
from itertools import chain

from apps.core.pagination import Page
from apps.users.querysets import Viewer

from . import chains
from .answers import Sorting, answers_page
from .hydration import hydrate
from .models import Tweet


@dataclass(frozen=True, slots=True)
class Branch:
    """An answer and those that follow it, each answering the one before. `more` is the Tweet on
    whose page further answers are, if there are any."""

    tweets: list[Tweet]
    more: Tweet | None


@dataclass(frozen=True, slots=True)
class Conversation:
    """`ancestors` are what the Tweet answers, the beginning first, with None for one that is not
    there for the viewer; `chain` is how its author went on; `page` the other answers."""

    tweet: Tweet
    ancestors: list[Tweet | None]
    chain: list[Tweet]
    page: Page[Branch]


def converse(tweet: Tweet, viewer: Viewer, sorting: Sorting) -> Conversation:
    """What stands around `tweet`; only the answers when it is not the first page of them. Four
    queries for ids and one hydration, whatever the length.

    Raises Tweet.DoesNotExist when it is not there for `viewer` any more.
    """
    first_page = sorting.cursor is None
    above = chains.above(tweet.pk) if tweet.reply_to_id and first_page else []
    length = chains.CHAIN_SHOWN if first_page else 1
    own = chains.own_chain(tweet.pk, tweet.author_id, length) if tweet.replies_count else []
    answers = answers_page(tweet, viewer, sorting)
    # The chain stands on top; its first Tweet is an answer as well.
    heads = [answer for answer in answers.rows if answer.id not in own[:1]]
    below = chains.branches([head.id for head in heads if head.replies])
    wanted = [tweet.pk, *above, *own, *(head.id for head in heads)]
    wanted += chain.from_iterable(below.values())
    found = hydrate(wanted, viewer)
    if tweet.pk not in found:
        raise Tweet.DoesNotExist
    rows = [_branch([head.id, *below.get(head.id, [])], found) for head in heads]
    return Conversation(
        tweet=found[tweet.pk],
        ancestors=[found.get(pk) for pk in above],
        chain=[found[pk] for pk in own if pk in found] if first_page else [],
        page=Page([row for row in rows if row.tweets], answers.next),
    )


def _branch(ids: list[int], found: dict[int, Tweet]) -> Branch:
    tweets = []
    for pk in ids:
        # One that is not there for the viewer ends the branch: what follows answers it.
        if pk not in found:
            break
        tweets.append(found[pk])
    more = next((one for one in tweets[:-1] if one.replies_count > 1), None)
    if more is None and tweets and tweets[-1].replies_count:
        more = tweets[-1]
    return Branch(tweets, more)


def parent_of(tweet: Tweet, viewer: Viewer) -> Tweet | None:
    """The Tweet that `tweet` answers as it is now, if it is there for the viewer."""
    if tweet.reply_to_id is None:
        return None
    return hydrate([tweet.reply_to_id], viewer).get(tweet.reply_to_id)
