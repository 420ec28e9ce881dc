"""Editing a Tweet."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from apps.core.limits import count_action
from apps.media.actions.discard import discard_images
from apps.media.models import Image
from apps.text.normalising import normalise

from .. import signals, tasks
from ..models import Attachment, Revision, Tweet
from .card import card_for
from .words import known_mentions, write_topics


class NotEditableError(Exception):
    """Too late, too often, or changed meanwhile; `str()` is a sentence for the author."""


class _Content(NamedTuple):
    """What can be edited. `pictures` are ids and descriptions, in order."""

    text: str
    pictures: list[tuple[int, str]]
    sensitive: bool


@transaction.atomic
def edit(
    tweet: Tweet,
    text: str,
    version: int,
    *,
    images: Sequence[Image] | None = None,
    sensitive: bool | None = None,
) -> bool:
    """Gives `tweet` another text, and its pictures another order, `alt` and mark; what it was goes
    into its public history.

    `images` are those that it keeps: one that is left out is deleted. None leaves them, or the
    mark, as they are. `version` is the number of edits that the author saw: a form that is older
    than the Tweet changes nothing. False when everything is the same. Raises NotEditableError.
    """
    now = Tweet.objects.select_for_update().get(pk=tweet.pk)
    attached = [one.image for one in now.attachments.select_related("image")]
    was = _Content(now.text, _described(attached), now.sensitive)
    new = _Content(
        normalise(text),
        was.pictures if images is None else _described(images),
        was.sensitive if sensitive is None else sensitive,
    )
    if new == was:
        return False
    _check(now, version, was, new)
    count_action("edit", now.author_id)
    _keep(now, was)
    _write_pictures(now, attached, new.pictures)
    _write(now, new)
    signals.written.send(Tweet, tweet=now)
    signals.edited.send(Tweet, tweet=now)
    return True


def _described(images: Sequence[Image]) -> list[tuple[int, str]]:
    return [(image.pk, image.alt) for image in images]


def _check(tweet: Tweet, version: int, was: _Content, new: _Content) -> None:
    if not tweet.editable:
        raise NotEditableError(
            "A Tweet can be edited five times within an hour; for this one that is over."
        )
    if tweet.edits_count != version or not dict(new.pictures).keys() <= dict(was.pictures).keys():
        raise NotEditableError("This Tweet was edited meanwhile, in another window perhaps.")


def _keep(tweet: Tweet, was: _Content) -> None:
    Revision.objects.create(
        tweet=tweet,
        number=tweet.edits_count,
        text=was.text,
        mentions=tweet.mentions,
        pictures=was.pictures,
        sensitive=was.sensitive,
        written_at=tweet.edited_at or tweet.posted_at,
    )


def _write_pictures(
    tweet: Tweet, attached: Sequence[Image], pictures: list[tuple[int, str]]
) -> None:
    alts = dict(pictures)
    for image in attached:
        if alts.get(image.pk, image.alt) != image.alt:
            Image.objects.filter(pk=image.pk).update(alt=alts[image.pk])
    if [image.pk for image in attached] == list(alts):
        return
    # Anew, since no two may have one place, not even while they change them.
    tweet.attachments.all().delete()
    Attachment.objects.bulk_create(
        Attachment(tweet=tweet, image_id=pk, position=position) for position, pk in enumerate(alts)
    )
    discard_images([image for image in attached if image.pk not in alts])


def _write(tweet: Tweet, new: _Content) -> None:
    Tweet.objects.filter(pk=tweet.pk).update(
        text=new.text,
        mentions=known_mentions(new.text),
        card=None if new.pictures or tweet.quote_of_id else card_for(new.text),
        sensitive=new.sensitive,
        pictures_count=len(new.pictures),
        edited_at=timezone.now(),
        edits_count=F("edits_count") + 1,
    )
    former_card = tweet.card_id
    tweet.refresh_from_db()
    if former_card not in {None, tweet.card_id}:
        transaction.on_commit(partial(tasks.discard_unused_card.enqueue, former_card))
    write_topics(tweet)
