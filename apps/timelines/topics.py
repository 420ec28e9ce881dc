"""Topics that somebody follows: their Tweets come into Home, looked for when it is read."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from apps.core.limits import count_action
from apps.core.pagination import Page
from apps.graph.models import Follow
from apps.text.normalising import fold
from apps.tweets.models import TopicUse
from apps.users.models import User

from .feed import FETCHED, Entry, Event
from .models import TopicFollow

# Each is one more look-up for each Home.
MOST = 50
_OF_TOPIC = """
SELECT * FROM (
  SELECT u.tweet_id FROM tweets_topicuse u JOIN tweets_tweet x ON x.id = u.tweet_id
  WHERE u.topic = %s AND u.tweet_id < %s AND u.tweet_id > %s
  AND x.reply_to_id IS NULL AND x.deleted_at IS NULL
  ORDER BY u.tweet_id DESC LIMIT %s
) AS found
"""


class TooManyTopicsError(Exception):
    """Somebody follows MOST already."""


@transaction.atomic
def follow_topic(person: User, topic: str) -> None:
    """Raises TooManyTopicsError and LimitReachedError."""
    rows = TopicFollow.objects.filter(person=person)
    if rows.filter(topic=fold(topic)).exists():
        return
    count_action("follow", person.pk)
    if rows.count() >= MOST:
        raise TooManyTopicsError
    TopicFollow.objects.bulk_create(
        [TopicFollow(person=person, topic=fold(topic))], ignore_conflicts=True
    )


@transaction.atomic
def follow_topics(person: User, topics: Iterable[str]) -> None:
    """All of them or none. Raises what `follow_topic` does."""
    for topic in topics:
        follow_topic(person, topic)


def unfollow_topic(person: User, topic: str) -> None:
    TopicFollow.objects.filter(person=person, topic=fold(topic)).delete()


def follows_topic(person: User, topic: str) -> bool:
    return TopicFollow.objects.filter(person=person, topic=fold(topic)).exists()


def followed_topics(person: User) -> list[str]:
    """Folded, the newest first. One query."""
    rows = TopicFollow.objects.filter(person=person).order_by("-pk")
    return list(rows.values_list("topic", flat=True))


def events(viewer: User, before: int, after: int) -> list[Event]:
    """The newest FETCHED Tweets that speak of the topics `viewer` follows, between two ids, the
    newest first; if there are so many, there may be older ones. Whether `viewer` may see them is
    not asked here. Two queries, one for nobody's."""
    rows = TopicFollow.objects.filter(person=viewer).values_list("topic", flat=True)
    followed = list(rows[:MOST])
    if not followed:
        return []
    params = [value for topic in followed for value in (topic, before, after, FETCHED)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ".join([_OF_TOPIC] * len(followed)), params)
        ids = sorted((row[0] for row in cursor.fetchall()), reverse=True)
    return [Event(pk, pk) for pk in ids[:FETCHED]]


def told(page: Page[Entry], viewer: User) -> Page[Entry]:
    """The same, with the topic on what is there for it alone. One query."""
    ids = [entry.tweet.pk for entry in page.rows if entry.retweeter is None]
    reasons = dict(_reasons(ids, viewer))
    return Page([replace(one, topic=reasons.get(one.id)) for one in page.rows], page.next)


def _reasons(ids: Sequence[int], viewer: User) -> list[tuple[int, str]]:
    followed = TopicFollow.objects.filter(person=viewer).values("topic")
    author = Follow.objects.filter(follower=viewer, followed=OuterRef("tweet__author"))
    uses = TopicUse.objects.filter(tweet__in=ids, topic__in=followed)
    uses = uses.exclude(Exists(author)).exclude(tweet__author=viewer)
    return list(uses.values_list("tweet_id", "topic"))
