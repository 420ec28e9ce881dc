"""Deleting a Tweet."""

from functools import partial

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from apps.media.actions.discard import discard_images
from apps.media.models import Image
from apps.users.models import User

from .. import signals, tasks
from ..models import Bookmark, Like, Pin, Retweet, Revision, TopicUse, Tweet


@transaction.atomic
def delete(tweet: Tweet) -> bool:
    """Takes `tweet` out of every list and count, its pictures included.

    An empty row stays for the replies to stand under, which is counted as a reply while any does.
    False when it was deleted already.
    """
    quoted, card = Tweet.objects.values_list("quote_of_id", "card_id").get(pk=tweet.pk)
    gone = Tweet.objects.filter(pk=tweet.pk, deleted_at=None).update(
        deleted_at=timezone.now(),
        text="",
        likes_count=0,
        retweets_count=0,
        quotes_count=0,
        pictures_count=0,
        quote_of=None,
        card=None,
    )
    if not gone:
        return False
    # Before what tells whom it mentioned is gone.
    signals.deleted.send(Tweet, tweet=tweet)
    for kind in (Like, Retweet, Bookmark, Pin, Revision, TopicUse):
        kind._default_manager.filter(tweet=tweet).delete()
    if card:
        transaction.on_commit(partial(tasks.discard_unused_card.enqueue, card))
    discard_images(list(Image.objects.filter(attachment__tweet=tweet)))
    _leave_place(tweet.pk)
    if quoted:
        # One that is deleted itself counts no quotes any more.
        rows = Tweet.objects.filter(pk=quoted, deleted_at=None)
        rows.update(quotes_count=F("quotes_count") - 1)
    User.objects.filter(pk=tweet.author_id).update(tweets_count=F("tweets_count") - 1)
    return True


def _leave_place(pk: int) -> None:
    """Counts one reply less above a Tweet that is deleted, unless replies stand below it; what is
    deleted above it and stood for it alone goes in the same way."""
    rows = Tweet.objects.exclude(deleted_at=None).filter(replies_count=0)
    while above := rows.filter(pk=pk).values_list("reply_to", flat=True).first():
        Tweet.objects.filter(pk=above).update(replies_count=F("replies_count") - 1)
        pk = above
