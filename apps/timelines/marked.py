"""Tweets that a person liked, or keeps."""

from apps.core.pagination import Page, newest_first
from apps.tweets.hydration import in_order
from apps.tweets.models import Bookmark, Like
from apps.users.models import User
from apps.users.querysets import Viewer

from .feed import Entry


def marked_page(
    kind: type[Like] | type[Bookmark], person: User, viewer: Viewer, cursor: int | None
) -> Page[Entry]:
    """Tweets with such a mark of `person`, the newest mark first. Two queries and the pictures."""
    ids = newest_first(kind._default_manager.filter(user=person), "tweet_id", cursor)
    return Page([Entry(tweet.pk, tweet) for tweet in in_order(ids.rows, viewer)], ids.next)
