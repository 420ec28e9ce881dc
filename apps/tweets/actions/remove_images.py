"""Taking pictures away, out of the Tweets that have them."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F

from apps.media.actions.discard import discard_images
from apps.media.models import Image

from .. import signals
from ..models import Attachment, Tweet
from .delete import delete


@transaction.atomic
def remove_images(images: Sequence[Image]) -> None:
    """Deletes pictures and their files. A Tweet keeps what else it has; one that had nothing else
    is deleted."""
    ids = Attachment.objects.filter(image__in=images).values_list("tweet_id", flat=True)
    tweets = list(Tweet.objects.select_for_update().filter(pk__in=set(ids)))
    for tweet in tweets:
        gone = tweet.attachments.filter(image__in=images)
        Tweet.objects.filter(pk=tweet.pk).update(pictures_count=F("pictures_count") - gone.count())
        gone.delete()
        tweet.refresh_from_db()
    discard_images(images)
    for tweet in tweets:
        if tweet.text or tweet.pictures_count or tweet.quote_of_id:
            signals.written.send(Tweet, tweet=tweet)
        else:
            delete(tweet)
