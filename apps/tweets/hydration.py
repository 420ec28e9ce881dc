"""Cards by their ids, for pages that are read often. The same rows as `for_viewer`, whose queries
are put together once (see `apps.core.prepared`)."""

from collections.abc import Iterable, Sequence
from typing import Any

from apps.core.prepared import Prepared
from apps.users.querysets import Viewer

from .models import Attachment, Tweet

_CARDS = Prepared[Tweet](
    lambda viewer, ids: Tweet.objects.cards_for(viewer).visible_to(viewer).filter(pk__in=ids)
)
_PICTURES = Prepared[Attachment](
    lambda _, ids: Attachment.objects.filter(tweet__in=ids).select_related("image")
)
_QUOTED = Prepared[Tweet](lambda viewer, ids: Tweet.objects.quoted_for(viewer).filter(pk__in=ids))


def hydrate(ids: Sequence[int], viewer: Viewer) -> dict[int, Tweet]:
    """Those of the Tweets `ids` that are there for `viewer`, each with all that its card needs. One
    query, and one each if there are pictures and quotes."""
    tweets = {tweet.pk: tweet for tweet in _CARDS.rows(viewer, list(dict.fromkeys(ids)))}
    wanted = {tweet.quote_of_id for tweet in tweets.values() if tweet.quote_of_id}
    quoted = {tweet.pk: tweet for tweet in _QUOTED.rows(viewer, sorted(wanted))}
    field: Any = Tweet._meta.get_field("quote_of")
    for tweet in tweets.values():
        if tweet.quote_of_id:
            field.set_cached_value(tweet, quoted.get(tweet.quote_of_id))
    _add_pictures([*tweets.values(), *quoted.values()], viewer)
    return tweets


def card_of(pk: int, viewer: Viewer) -> Tweet:
    """The same for one. Raises Tweet.DoesNotExist when it is not there for `viewer`."""
    found = hydrate([pk], viewer).get(pk)
    if found is None:
        raise Tweet.DoesNotExist
    return found


def in_order(ids: Sequence[int], viewer: Viewer) -> list[Tweet]:
    """The same in the order of `ids`."""
    found = hydrate(ids, viewer)
    return [found[pk] for pk in ids if pk in found]


def _add_pictures(tweets: Iterable[Tweet], viewer: Viewer) -> None:
    with_pictures = [tweet for tweet in tweets if tweet.pictures_count]
    by_tweet: dict[int, list[Attachment]] = {tweet.pk: [] for tweet in with_pictures}
    for picture in _PICTURES.rows(viewer, list(by_tweet)):
        by_tweet[picture.tweet_id].append(picture)
    for tweet in with_pictures:
        # As `prefetch_related` leaves it, so that templates and cards read it alike.
        known: Any = tweet.attachments.all()
        known._result_cache = by_tweet[tweet.pk]
        known._prefetch_done = True
        vars(tweet)["_prefetched_objects_cache"] = {"attachments": known}
