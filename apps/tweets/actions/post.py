"""Posting a Tweet."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from apps.core.ids import new_id
from apps.core.limits import check_limit
from apps.media.actions.use import use_images
from apps.media.models import Image
from apps.text.normalising import normalise
from apps.users.models import User

from ..links import quoted_in
from ..models import Attachment, Tweet
from ..replying import check_may_reply
from .card import card_for
from .words import known_mentions, write_topics


@dataclass(frozen=True)
class Draft:
    """What is to be posted. `reply_to` and `quote_of` must be visible to its author."""

    text: str
    reply_to: Tweet | None = None
    quote_of: Tweet | None = None
    images: Sequence[Image] = field(default=())
    sensitive: bool = False
    reply_rule: str = Tweet.ReplyRule.EVERYONE


def post(
    author: User,
    text: str,
    *,
    nonce: UUID | None = None,
    at: datetime | None = None,
    **rest: object,
) -> Tweet:
    """Posts `text`, normalised, as `author`; `rest` are further fields of Draft.

    The same author, `nonce` and text again return the Tweet that the first call made; a form
    that was changed after it was sent makes another. The address of a Tweet of this site makes
    it a quote. `at` dates it back, for imports.

    Raises LimitReachedError after too many Tweets, Tweet.DoesNotExist when the Tweet answered or
    quoted was deleted meanwhile, Image.DoesNotExist when a picture can't be had any more, and
    ReplyNotAllowedError.
    """
    return _post(author, Draft(normalise(text), **rest), nonce, at)  # type: ignore[arg-type]


def _post(author: User, draft: Draft, nonce: UUID | None, at: datetime | None) -> Tweet:
    earlier = _posted_with(author, nonce)
    if earlier and _is_same(earlier, draft):
        return earlier
    check_limit("tweet", Tweet.objects.filter(author=author))
    if draft.reply_to:
        check_may_reply(author, draft.reply_to)
    try:
        return _write(author, draft, None if earlier else nonce, at)
    except IntegrityError:
        if _posted_with(author, nonce) is None:
            raise
        # The same form arrived twice at once, and the other one was first: now it is found.
        return _post(author, draft, nonce, at)


@transaction.atomic
def _write(author: User, draft: Draft, nonce: UUID | None, at: datetime | None) -> Tweet:
    answered, quoted = draft.reply_to, draft.quote_of or _quoted(author, draft)
    tweet = Tweet.objects.create(
        id=new_id(at),
        author=author,
        text=draft.text,
        mentions=known_mentions(draft.text),
        reply_to=answered,
        reply_to_author_id=answered.author_id if answered else None,
        root_id=(answered.root_id or answered.pk) if answered else None,
        reply_rule=Tweet.ReplyRule.EVERYONE if answered else draft.reply_rule,
        quote_of=quoted,
        card=None if draft.images or quoted else card_for(draft.text),
        sensitive=draft.sensitive,
        pictures_count=len(draft.images),
        nonce=nonce,
    )
    write_topics(tweet)
    _attach(tweet, draft.images)
    _count(answered, "replies_count")
    _count(quoted, "quotes_count")
    User.objects.filter(pk=author.pk).update(tweets_count=F("tweets_count") + 1)
    return tweet


def _quoted(author: User, draft: Draft) -> Tweet | None:
    """The Tweet of this site that the text links to."""
    pk = quoted_in(draft.text)
    return Tweet.objects.visible_to(author).shareable().filter(pk=pk).first() if pk else None


def _attach(tweet: Tweet, images: Sequence[Image]) -> None:
    use_images(tweet.author, images)
    Attachment.objects.bulk_create(
        Attachment(tweet=tweet, image=image, position=position)
        for position, image in enumerate(images)
    )


def _count(tweet: Tweet | None, counter: str) -> None:
    living = Tweet.objects.filter(pk=tweet.pk, deleted_at=None) if tweet else None
    if living is not None and not living.update(**{counter: F(counter) + 1}):
        raise Tweet.DoesNotExist


def _posted_with(author: User, nonce: UUID | None) -> Tweet | None:
    return Tweet.objects.filter(author=author, nonce=nonce).first() if nonce else None


def _is_same(tweet: Tweet, draft: Draft) -> bool:
    if tweet.deleted_at or tweet.text != draft.text:
        return False
    answered = draft.reply_to.pk if draft.reply_to else None
    quoted = draft.quote_of.pk if draft.quote_of else tweet.quote_of_id
    images = set(tweet.attachments.values_list("image_id", flat=True))
    return (tweet.reply_to_id, tweet.quote_of_id, images) == (
        answered,
        quoted,
        {image.pk for image in draft.images},
    )
