"""The same form sent twice is one Tweet."""

from dataclasses import dataclass
from uuid import UUID

from apps.users.models import User

from ..models import Tweet


@dataclass(frozen=True)
class Said:
    """What a form says, by ids. `quote_of` is None also where the text itself may quote. `images`
    are pictures, or a number of files of which nothing else is known."""

    text: str
    reply_to: int | None
    quote_of: int | None
    images: frozenset[int] | int


def posted_with(author: User, nonce: UUID | None) -> Tweet | None:
    """The Tweet that a form with this nonce made."""
    return Tweet.objects.filter(author=author, nonce=nonce).first() if nonce else None


def sent_before(author: User, nonce: UUID | None, said: Said) -> Tweet | None:
    """The same if it says the same; a form that was changed since makes another."""
    tweet = posted_with(author, nonce)
    return tweet if tweet and says(tweet, said) else None


def says(tweet: Tweet, said: Said) -> bool:
    """Whether `tweet` is there and says just that."""
    ids = frozenset(tweet.attachments.values_list("image_id", flat=True))
    return (
        tweet.deleted_at is None
        and tweet.text == said.text
        and tweet.reply_to_id == said.reply_to
        and said.quote_of in {None, tweet.quote_of_id}
        and said.images == (len(ids) if isinstance(said.images, int) else ids)
    )
