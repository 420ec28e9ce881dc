"""What a person likes."""

from apps.core.pagination import PAGE_SIZE, Page
from apps.tweets.models import Like, Tweet
from apps.users.models import User
from apps.users.querysets import Viewer

from .feed import Entry


def likes_page(person: User, viewer: Viewer, cursor: int | None) -> Page[Entry]:
    """Tweets that `person` likes, the newest Like first. Two queries and the pictures."""
    rows = Like.objects.filter(user=person)
    if cursor is not None:
        rows = rows.filter(pk__lt=cursor)
    found = list(rows.order_by("-pk").values_list("pk", "tweet_id")[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    tweets = Tweet.objects.visible_to(viewer).for_viewer(viewer)
    entries = [Entry(tweet.pk, tweet) for tweet in tweets.in_order([pk for _, pk in shown])]
    return Page(entries, shown[-1][0] if len(found) > PAGE_SIZE else None)
