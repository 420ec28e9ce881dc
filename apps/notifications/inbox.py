"""Reading what one was told."""

import json
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import F
from django.db.models.functions import Greatest

from apps.core.capacity import optional_write
from apps.core.ids import made_at
from apps.core.pagination import PAGE_SIZE, Page, cut
from apps.core.prepared import Prepared
from apps.graph.people import people_for
from apps.graph.visibility import told_of
from apps.tweets.hydration import hydrate
from apps.tweets.models import Tweet
from apps.tweets.muting import WordFilter
from apps.users.models import User

from .acts import ABOUT_TWEETS, FACES, SAID, Kind, latest
from .models import Inbox, Notification

# More are shown as this many and a plus.
MOST_UNREAD = 99

_PEOPLE = Prepared[User](
    lambda viewer, ids: people_for(viewer).filter(told_of(viewer, "pk"), pk__in=ids)
)
_THERE = Prepared[tuple[int]](
    lambda viewer, ids: Tweet.objects.visible_to(viewer).filter(pk__in=ids).values_list("pk")
)
_UNREAD = """
SELECT kind, about, people FROM (
  SELECT n.kind, n.about, n.people, n.newest FROM notifications_notification n
  WHERE n.recipient_id = %s AND n.newest > COALESCE(
    (SELECT i.read_to FROM notifications_inbox i WHERE i.owner_id = %s), 0
  ) ORDER BY n.newest DESC LIMIT %s
) AS unread ORDER BY newest DESC
"""


_DID = {
    Kind.LIKE: "liked your Tweet",
    Kind.RETWEET: "retweeted your Tweet",
    Kind.FOLLOW: "followed you",
    Kind.REQUEST: "wants to follow you",
    Kind.ACCEPTED: "accepted your follow request",
    Kind.REPLY: "replied to you",
    Kind.MENTION: "mentioned you",
    Kind.QUOTE: "quoted your Tweet",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A notification with all that its row shows: `people` who acted last, `others` besides the
    ones named, and the Tweet."""

    row: Notification
    people: Sequence[User]
    others: int
    tweet: Tweet | None
    unread: bool

    @property
    def at(self) -> datetime:
        return made_at(self.row.act)

    @property
    def anchor(self) -> str:
        """Its id on a page, the same however often the line is written anew."""
        return f"{self.row.kind}{self.row.about}"

    @property
    def second(self) -> User | None:
        """The second one by name, when there are just two."""
        return self.people[1] if len(self.people) == 2 and self.others == 1 else None

    @property
    def did(self) -> str:
        """What they did, as a sentence goes on."""
        return _DID[Kind(self.row.kind)]

    @property
    def sentence(self) -> str:
        """Who did what, as plain text."""
        if self.second:
            who = f"{self.people[0].name} and {self.second.name}"
        elif self.others:
            plural = "s" if self.others > 1 else ""
            who = f"{self.people[0].name} and {self.others:,} other{plural}"
        else:
            who = self.people[0].name
        return f"{who} {self.did}"

    @property
    def says(self) -> bool:
        """Whether it is a Tweet that speaks for itself."""
        return self.row.kind in SAID


def unread(viewer: User) -> int:
    """How many unread lines the page shows, one more than MOST_UNREAD at most. One query when there
    are none; four more when there are some, two of them if `viewer` mutes words."""
    with connection.cursor() as cursor:
        cursor.execute(_UNREAD, [viewer.pk, viewer.pk, MOST_UNREAD + 1])
        found = cursor.fetchall()
    if not found:
        return 0
    rows = [
        Notification(kind=kind, about=about, people=json.loads(people))
        for kind, about, people in found
    ]
    known = _known_people(rows, viewer)
    there = {
        pk for (pk,) in _THERE.rows(viewer, [row.about for row in rows if row.kind in ABOUT_TWEETS])
    }
    hidden = _hidden(rows, WordFilter(viewer))
    return sum(
        _is_told(row, there, hidden) and bool(_people_of(row, known, viewer)) for row in rows
    )


def _people_of(row: Notification, known: dict[int, User], viewer: User) -> list[User]:
    """Those who acted last and are there for `viewer`. One query or two more when none of FACES
    people is: there may be others before them."""
    people = [known[pk] for pk in row.people if pk in known]
    if not people and len(row.people) == FACES:
        acts = latest(viewer, row.kind, row.about)
        people = list(_PEOPLE.rows(viewer, [act.actor for act in acts]))
    return people


def _known_people(rows: Iterable[Notification], viewer: User) -> dict[int, User]:
    ids = {pk for row in rows for pk in row.people}
    return {person.pk: person for person in _PEOPLE.rows(viewer, sorted(ids))}


def _hidden(rows: Iterable[Notification], words: WordFilter) -> set[int]:
    """The Tweets of which a line would say something muted."""
    return words.hidden([row.about for row in rows if row.kind in SAID])


def _is_told(row: Notification, there: Container[int], hidden: Container[int]) -> bool:
    """Whether the Tweet that the line tells of, if it does, may be told."""
    return row.kind not in ABOUT_TWEETS or (row.about in there and row.about not in hidden)


def inbox_page(viewer: User, cursor: int | None, *, mentions: bool) -> Page[Line]:
    """Lines before `cursor`, the newest first; only those that say something, if `mentions`.
    Opening the first page reads all."""
    rows = Notification.objects.filter(recipient=viewer, newest__gt=0)
    if mentions:
        rows = rows.filter(kind__in=SAID)
    if cursor is not None:
        rows = rows.filter(newest__lt=cursor)
    found = list(rows.order_by("-newest")[: PAGE_SIZE + 1])
    page = cut(found, "newest")
    shown = lines_of(page.rows, viewer)
    if cursor is None:
        mark_all_read(viewer)
    return Page(shown, page.next)


def since(viewer: User, newest: int, *, mentions: bool) -> tuple[Page[Line], int]:
    """A page of lines that came or grew after `newest`, and the newest one looked at. All count as
    read. The page's `next` is None when these are all there are."""
    rows = Notification.objects.filter(recipient=viewer, newest__gt=newest)
    if mentions:
        rows = rows.filter(kind__in=SAID)
    found = list(rows.order_by("-newest")[: PAGE_SIZE + 1])
    page = cut(found, "newest")
    shown = lines_of(page.rows, viewer)
    if found:
        mark_all_read(viewer)
    return Page(shown, page.next), found[0].newest if found else newest


def mark_all_read(viewer: User) -> None:
    """On every device, up to the newest line there is."""
    lines = Notification.objects.filter(recipient=viewer).order_by("-newest")
    newest = lines.values_list("newest", flat=True).first() or 0
    if newest <= read_to(viewer):
        return
    with optional_write():
        changed = Inbox.objects.filter(owner=viewer).update(read_to=Greatest(F("read_to"), newest))
        if not changed:
            Inbox.objects.get_or_create(owner=viewer, defaults={"read_to": newest})


def read_to(viewer: User) -> int:
    """The newest act that counts as read."""
    return Inbox.objects.filter(owner=viewer).values_list("read_to", flat=True).first() or 0


def lines_of(rows: Sequence[Notification], viewer: User) -> list[Line]:
    """Those of `rows` of which there is something to tell `viewer` now. Five queries at most, and
    those of pictures and quotes; two more for each line whose last FACES people are all hidden."""
    last = read_to(viewer)
    tweets = hydrate([row.about for row in rows if row.kind in ABOUT_TWEETS], viewer)
    words = WordFilter(viewer)
    words.cover_quotes(tweets.values())
    hidden = _hidden(rows, words)
    known = _known_people(rows, viewer)
    lines = []
    for row in rows:
        people = _people_of(row, known, viewer)
        hidden_people = sum(pk not in known for pk in row.people)
        if not people or not _is_told(row, tweets, hidden):
            continue
        tweet = tweets.get(row.about) if row.kind in ABOUT_TWEETS else None
        few = len(row.people) < FACES
        number = len(people) if few else _number(row, tweet) - hidden_people
        others = max(number, len(people)) - 1
        lines.append(Line(row, people, others, tweet, row.newest > last))
    return lines


def _number(row: Notification, tweet: Tweet | None) -> int:
    """How many acted, the viewer left out."""
    if tweet and row.kind == Kind.LIKE:
        return tweet.likes_count - int(tweet.liked)  # type: ignore[attr-defined]
    if tweet and row.kind == Kind.RETWEET:
        return tweet.retweets_count - int(tweet.retweeted)  # type: ignore[attr-defined]
    return row.number
