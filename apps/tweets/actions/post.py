"""Posting a Tweet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from apps.core.ids import new_id
from apps.core.limits import count_action
from apps.media.actions.use import use_images
from apps.media.models import Image
from apps.text.normalising import normalise
from apps.users.models import User

from .. import signals
from ..links import quoted_in
from ..models import Attachment, Tweet
from ..querysets import TweetQuerySet
from ..replying import check_may_reply
from .card import card_for
from .resent import Said, posted_with, says
from .words import known_mentions, write_topics


@dataclass(frozen=True)
class Draft:
    """What is to be posted, as `post` takes it."""

    text: str
    reply_to: Tweet | None
    quote_of: Tweet | None
    images: Sequence[Image]
    sensitive: bool
    reply_rule: str

    @property
    def said(self) -> Said:
        images = frozenset(image.pk for image in self.images)
        answered = self.reply_to.pk if self.reply_to else None
        return Said(self.text, answered, self.quote_of.pk if self.quote_of else None, images)


def post(
    author: User,
    text: str,
    *,
    reply_to: Tweet | None = None,
    quote_of: Tweet | None = None,
    images: Sequence[Image] = (),
    sensitive: bool = False,
    reply_rule: str = Tweet.ReplyRule.EVERYONE,
    nonce: UUID | None = None,
    at: datetime | None = None,
) -> Tweet:
    """Posts `text`, normalised, as `author`; `reply_to` and `quote_of` must be visible to them.

    The same author, `nonce` and content again return the Tweet that the first call made; a form
    that was changed after it was sent makes another. The address of a Tweet of this site makes
    it a quote. `at` dates it back, for imports.

    Raises LimitReachedError after too many Tweets, Tweet.DoesNotExist when the Tweet answered or
    quoted was deleted meanwhile or may not be quoted, Image.DoesNotExist when a picture can't be
    had any more, and ReplyNotAllowedError.
    """
    draft = Draft(normalise(text), reply_to, quote_of, images, sensitive, reply_rule)
    return _post(author, draft, nonce, at)


def _post(author: User, draft: Draft, nonce: UUID | None, at: datetime | None) -> Tweet:
    # Looked for once: one that appears a moment later is met at the constraint.
    earlier = posted_with(author, nonce)
    if earlier and says(earlier, draft.said):
        return earlier
    if draft.reply_to:
        check_may_reply(author, draft.reply_to)
    try:
        return _write(author, draft, None if earlier else nonce, at)
    except IntegrityError:
        if earlier or posted_with(author, nonce) is None:
            raise
        # The same form arrived twice at once, and the other one was first: now it is found.
        return _post(author, draft, nonce, at)


@transaction.atomic
def _write(author: User, draft: Draft, nonce: UUID | None, at: datetime | None) -> Tweet:
    if at is None:
        count_action("tweet", author.pk)
    answered, quoted = draft.reply_to, draft.quote_of or _quoted(author, draft)
    tweet = Tweet.objects.create(
        id=new_id(at),
        author=author,
        text=draft.text,
        mentions=known_mentions(draft.text),
        reply_to=answered,
        reply_to_author_id=answered.author_id if answered else None,
        root_id=answered.conversation_id if answered else None,
        reply_rule=Tweet.ReplyRule.EVERYONE if answered else draft.reply_rule,
        quote_of=quoted,
        card=None if draft.images or quoted else card_for(draft.text),
        sensitive=draft.sensitive,
        pictures_count=len(draft.images),
        nonce=nonce,
    )
    write_topics(tweet)
    _attach(tweet, draft.images)
    _count(Tweet.objects.all(), answered, "replies_count")
    _count(Tweet.objects.shareable(), quoted, "quotes_count")
    User.objects.filter(pk=author.pk).update(tweets_count=F("tweets_count") + 1)
    signals.written.send(Tweet, tweet=tweet)
    if at is None:
        signals.posted.send(Tweet, tweet=tweet)
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


def _count(tweets: TweetQuerySet, tweet: Tweet | None, counter: str) -> None:
    if tweet is None:
        return
    living = tweets.filter(pk=tweet.pk, deleted_at=None)
    if not living.update(**{counter: F(counter) + 1}):
        raise Tweet.DoesNotExist
