"""What the benchmark asks of the site's own database: run in processes of the site's settings."""

import json
import sys
import time
from random import Random

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.core.ids import made_at
from apps.graph.models import Follow
from apps.timelines.models import Timeline
from apps.tweets.models import Tweet
from apps.users.models import User

from .data import SIZES, Writer

SESSIONS = 200


def fill(size: str) -> None:
    """Unless it is filled already."""
    if Tweet.objects.exists():
        return
    Writer(SIZES[size], lambda line: print(line, file=sys.stderr)).write()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def facts() -> None:
    """Prints what requests are made of: sessions, and Tweets to read and to mark."""
    random = Random("facts")
    people = list(User.objects.filter(username__startswith="u").order_by("pk"))
    celebrity, reader, *others = people
    chosen = random.sample(others, min(SESSIONS, len(others)))
    # Whom the first of them can follow: not themselves.
    strangers = [one for one in others if one not in chosen[:10]]
    last = Tweet.objects.order_by("-pk")
    busy = last.order_by("-replies_count").select_related("author")[:20]
    print(json.dumps({
        "reader": session(reader),
        "celebrity": session(celebrity),
        "people": [session(one) for one in chosen],
        "names": [one.username for one in random.sample(strangers, min(500, len(strangers)))],
        "busy": [one.path for one in busy],
        "tweets": list(last.values_list("pk", flat=True)[:5_000]),
        "queries": {path: queries(reader, path) for path in ("/", "/explore", busy[0].path)},
    }))  # fmt: skip


def session(user: User) -> str:
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    # The second one is no cookie of the site's: verbs read from it for whom their page was made.
    return f"{settings.SESSION_COOKIE_NAME}={store.session_key}; reader={user.pk}"


def queries(user: User, path: str) -> int:
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


def last_served() -> None:
    """Waits for the celebrity's next Tweet; prints the seconds until it is on all the kept Homes of
    their followers, or "read at once" for one that is not written to them."""
    celebrity = User.objects.get(username="u1")
    tweets = Tweet.objects.filter(author=celebrity).order_by("-pk").values_list("pk", flat=True)
    followers = Follow.objects.filter(followed=celebrity)
    readers = Timeline.objects.filter(owner__in=followers.values("follower")).count()
    earlier = tweets.first()
    until = time.monotonic() + 60
    while time.monotonic() < until:
        newest = tweets.first()
        if newest != earlier and celebrity.followers_count >= settings.WIDELY_FOLLOWED:
            return print("read at once")
        if newest != earlier and _served(newest) > readers:
            return print(f"{time.time() - made_at(newest).timestamp():.2f} s")
        time.sleep(0.01)
    return print("never")


def _served(event: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM timelines_timelineentry WHERE event = %s", [event])
        return int(cursor.fetchone()[0])
