"""Editing a Tweet."""

from functools import partial

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from apps.core.limits import count_action
from apps.text.normalising import normalise

from .. import signals, tasks
from ..models import Revision, Tweet
from .card import card_for
from .words import known_mentions, write_topics


class NotEditableError(Exception):
    """Too late, too often, or changed meanwhile; `str()` is a sentence for the author."""


@transaction.atomic
def edit(tweet: Tweet, text: str, version: int) -> bool:
    """Gives `tweet` another text; the old one goes into its public history.

    `version` is the number of edits that the author saw: a form that is older than the Tweet
    changes nothing. False when the text is the same. Raises NotEditableError.
    """
    now = Tweet.objects.select_for_update().get(pk=tweet.pk)
    text = normalise(text)
    if now.text == text:
        return False
    _check(now, version)
    count_action("edit", now.author_id)
    Revision.objects.create(
        tweet=now,
        number=now.edits_count,
        text=now.text,
        mentions=now.mentions,
        written_at=now.edited_at or now.posted_at,
    )
    Tweet.objects.filter(pk=now.pk).update(
        text=text,
        mentions=known_mentions(text),
        card=None if now.pictures_count or now.quote_of_id else card_for(text),
        edited_at=timezone.now(),
        edits_count=F("edits_count") + 1,
    )
    former_card = now.card_id
    now.refresh_from_db()
    if former_card not in {None, now.card_id}:
        transaction.on_commit(partial(tasks.discard_unused_card.enqueue, former_card))
    write_topics(now)
    signals.written.send(Tweet, tweet=now)
    signals.edited.send(Tweet, tweet=now)
    return True


def _check(tweet: Tweet, version: int) -> None:
    if not tweet.editable:
        raise NotEditableError(
            "A Tweet can be edited five times within an hour; for this one that is over."
        )
    if tweet.edits_count != version:
        raise NotEditableError("This Tweet was edited meanwhile, in another window perhaps.")
