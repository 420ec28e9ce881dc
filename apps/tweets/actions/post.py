"""Posting a Tweet."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from apps.core.ids import new_id
from apps.core.limits import check_limit
from apps.media.models import Image
from apps.text import extract
from apps.text.normalising import fold, normalise
from apps.users.models import User

from ..models import Attachment, TopicUse, Tweet

# Folding can make a topic longer than it was written; nobody looks for such a one.
MAX_TOPIC = 280


def post(
    author: User,
    text: str,
    *,
    reply_to: Tweet | None = None,
    images: Sequence[Image] = (),
    nonce: UUID | None = None,
    at: datetime | None = None,
) -> Tweet:
    """Posts `text`, normalised, as `author`; `reply_to` must be visible to them.

    The same author, `nonce` and text again return the Tweet that the first call made; a form
    that was changed after it was sent makes another.
    `at` dates it back, for imports. Raises LimitReachedError after too many Tweets, and
    Tweet.DoesNotExist when the Tweet answered was deleted meanwhile.
    """
    text = normalise(text)
    earlier = _posted_with(author, nonce)
    if earlier and _is_same(earlier, text, reply_to):
        return earlier
    check_limit("tweet", Tweet.objects.filter(author=author))
    try:
        return _write(author, text, reply_to, images, nonce=None if earlier else nonce, at=at)
    except IntegrityError:
        if _posted_with(author, nonce) is None:
            raise
        # The same form arrived twice at once, and the other one was first: now it is found.
        return post(author, text, reply_to=reply_to, images=images, nonce=nonce, at=at)


@transaction.atomic
def _write(
    author: User,
    text: str,
    reply_to: Tweet | None,
    images: Sequence[Image],
    *,
    nonce: UUID | None,
    at: datetime | None,
) -> Tweet:
    tweet = Tweet.objects.create(
        id=new_id(at),
        author=author,
        text=text,
        mentions=User.objects.known(_mentioned(text)),
        reply_to=reply_to,
        reply_to_author_id=reply_to.author_id if reply_to else None,
        nonce=nonce,
    )
    TopicUse.objects.bulk_create(TopicUse(tweet=tweet, topic=topic) for topic in _topics(text))
    Attachment.objects.bulk_create(
        Attachment(tweet=tweet, image=image, position=position)
        for position, image in enumerate(images)
    )
    if reply_to:
        answered = Tweet.objects.filter(pk=reply_to.pk, deleted_at=None)
        if not answered.update(replies_count=F("replies_count") + 1):
            raise Tweet.DoesNotExist
    User.objects.filter(pk=author.pk).update(tweets_count=F("tweets_count") + 1)
    return tweet


def _posted_with(author: User, nonce: UUID | None) -> Tweet | None:
    return Tweet.objects.filter(author=author, nonce=nonce).first() if nonce else None


def _is_same(tweet: Tweet, text: str, reply_to: Tweet | None) -> bool:
    answered = reply_to.pk if reply_to else None
    return tweet.deleted_at is None and (tweet.text, tweet.reply_to_id) == (text, answered)


def _mentioned(text: str) -> list[str]:
    """Lower-case usernames in the order of their first mention, without repeats."""
    return list(dict.fromkeys(one.value.lower() for one in extract.mentions(text)))


def _topics(text: str) -> list[str]:
    """Folded topics, and cashtags with their sign, without repeats."""
    topics = [fold(one.value)[:MAX_TOPIC] for one in extract.topics(text)]
    cashtags = [f"${fold(one.value)}" for one in extract.cashtags(text)]
    return list(dict.fromkeys(topics + cashtags))
