"""The data sets, written straight into the tables: the same seed, the same rows.

Authors by Zipf's law, a celebrity followed by all (person 1), a reader who follows many (person 2),
answers by Zipf over the beginnings, words by Zipf, some topics, mentions, pictures, Chinese and
Japanese.
"""

import time
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import accumulate, batched
from random import Random
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

from apps.core.ids import EPOCH
from apps.discovery import indexing, trends
from apps.timelines.filling import KEPT

DAYS = 30
CELEBRITY, READER = 1, 2
# No process of the site has this number.
_WRITER = 1023 << 11
_MS = 1 << 21


@dataclass(frozen=True)
class Size:
    people: int
    tweets: int
    follows: int
    reader_follows: int
    likes: int
    retweets: int


SIZES = {
    "XS": Size(100, 1_000, 10, 50, 2_000, 200),
    "S": Size(1_000, 10_000, 20, 200, 20_000, 2_000),
    "M": Size(2_000, 100_000, 50, 500, 160_000, 40_000),
    "L": Size(100_000, 1_000_000, 50, 5_000, 5_000_000, 500_000),
}


class Zipf:
    """Numbers below `count`, the first the likeliest."""

    def __init__(self, random: Random, count: int) -> None:
        self.random = random
        self.heights = list(accumulate(1 / (rank + 1) for rank in range(count)))

    def pick(self) -> int:
        return bisect(self.heights, self.random.random() * self.heights[-1])


@dataclass
class Writer:
    """Makes everything of one size."""

    size: Size
    say: Callable[[str], object]
    random: Random = field(default_factory=lambda: Random("twite bench"))
    now: float = field(default_factory=time.time)
    followers: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    tweets: list[tuple[int, int, int | None]] = field(default_factory=list)
    events: list[tuple[int, int, int, int | None]] = field(default_factory=list)

    def write(self) -> None:
        if connection.vendor == "sqlite":
            # Rows come in no order of the indexes: their pages stay in memory meanwhile.
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA cache_size = -2000000")
        for part in (
            *(self.people, self.follows, self.said, self.marks, self.timelines),
            *(self.words, self.trends),
        ):
            began = time.monotonic()
            with transaction.atomic():
                part()
            self.say(f"{part.__name__}: {time.monotonic() - began:.1f} s")

    def words(self) -> None:
        """What is searched."""
        indexing.complete(lambda _: None)

    def trends(self) -> None:
        trends.refresh()

    def id_at(self, share: float, number: int) -> int:
        """An id at `share` of the last DAYS days."""
        start = (self.now - DAYS * 86_400 - EPOCH.timestamp()) * 1000
        ms = int(start + share * DAYS * 86_400_000)
        return ms * _MS | _WRITER | number % 2048

    def person(self, number: int) -> int:
        return self.id_at(0, number) + number // 2048 * _MS

    def people(self) -> None:
        joined = datetime.fromtimestamp(self.now - DAYS * 86_400, UTC)
        insert("users.User", (
            {"id": self.person(number), "username": f"u{number}", "email": f"u{number}@example.org",
             "display_name": f"Person {number}", "bio": "Says things.", "date_joined": joined}
            for number in range(1, self.size.people + 1)
        ))  # fmt: skip

    def follows(self) -> None:
        everybody = range(1, self.size.people + 1)

        def rows() -> Iterator[dict[str, Any]]:
            number = 0
            for who in everybody:
                mean = self.size.reader_follows if who == READER else self.size.follows
                chosen = set(self.random.sample(everybody, min(mean, len(everybody) - 1)))
                for other in sorted((chosen | {CELEBRITY}) - {who}):
                    number += 1
                    self.followers[other].append(who)
                    pk = self.id_at(0.01, number) + number // 2048 * _MS
                    people = {"follower": self.person(who), "followed": self.person(other)}
                    yield {"id": pk, **people}

        insert("graph.Follow", rows())
        following = Counter(who for followers in self.followers.values() for who in followers)
        update("users_user", {
            "followers_count": lambda n: len(self.followers[n]),
            "following_count": lambda n: following[n],
        }, [(n, self.person(n)) for n in everybody])  # fmt: skip

    def said(self) -> None:
        authors, words = Zipf(self.random, self.size.people), Zipf(self.random, 20_000)
        order = self.random.sample(range(1, self.size.people + 1), self.size.people)
        roots: list[int] = []
        answers: Counter[int] = Counter()
        topics, pictures = [], []

        def rows() -> Iterator[dict[str, Any]]:
            for number in range(self.size.tweets):
                pk = self.id_at(0.05 + 0.95 * number / self.size.tweets, number)
                author = order[authors.pick()]
                to = None
                if roots and self.random.random() < 0.3:
                    rank = int(len(roots) ** self.random.random()) - 1
                    to = self.tweets[roots[len(roots) - 1 - rank]]
                    answers[to[0]] += 1
                else:
                    roots.append(number)
                text, topic, mentioned = self.text(words)
                if topic:
                    topics.append({"tweet": pk, "topic": topic})
                if number % 10 == 3:
                    pictures.append((pk, author))
                self.tweets.append((pk, author, to[1] if to else None))
                self.events.append((pk, author, pk, to[1] if to else None))
                yield {
                    "id": pk, "author": self.person(author), "text": text, "mentions": mentioned,
                    "reply_to": to and to[0], "root": to and to[0],
                    "reply_to_author": to and self.person(to[1]), "reply_rule": "everyone",
                    "pictures_count": int(number % 10 == 3),
                }  # fmt: skip

        insert("tweets.Tweet", rows())
        insert("tweets.TopicUse", topics)
        self.pictures(pictures)
        update("tweets_tweet", {"replies_count": lambda n: answers[n]}, [(n, n) for n in answers])
        count = Counter(author for _, author, _ in self.tweets)
        people = [(n, self.person(n)) for n in count]
        update("users_user", {"tweets_count": lambda n: count[n]}, people)

    def text(self, words: Zipf) -> tuple[str, str | None, list[str]]:
        dice = self.random.random()
        if dice < 0.05:
            start = self.random.randrange(0x4E00, 0x8000)
            return "今日の" + "".join(chr(start + one) for one in range(20)), None, []
        said = [f"word{words.pick()}" for _ in range(self.random.randint(5, 25))]
        topic = f"topic{words.pick() % 500}" if dice < 0.15 else None
        name = f"u{self.random.randint(1, self.size.people)}" if 0.15 < dice < 0.25 else None
        extra = [f"#{topic}"] if topic else [f"@{name}"] if name else []
        return " ".join([*said, *extra])[:270], topic, [name] if name else []

    def pictures(self, chosen: list[tuple[int, int]]) -> None:
        insert("media.Image", (
            {"id": pk + 1, "owner": self.person(author), "key": f"image/aa/{pk:024}", "width": 1200,
             "height": 800, "colour": "#335577", "widths": [360, 720, 1200], "ready": True,
             "used": True, "alt": "A picture"}
            for pk, author in chosen
        ))  # fmt: skip
        rows = ({"tweet": pk, "image": pk + 1, "position": 0} for pk, _ in chosen)
        insert("tweets.Attachment", rows)

    def marks(self) -> None:
        for name, number in (("Like", self.size.likes), ("Retweet", self.size.retweets)):
            count: Counter[int] = Counter()
            rows = self.marked(name, number, count)
            insert(f"tweets.{name}", rows)
            column = {f"{name.lower()}s_count": lambda n, count=count: count[n]}
            update("tweets_tweet", column, [(n, n) for n in count])

    def marked(self, name: str, number: int, count: Counter[int]) -> Iterator[dict[str, Any]]:
        seen: set[tuple[int, int]] = set()
        ids: set[int] = set()
        newest = self.id_at(1, 0)
        for one in range(number):
            # What is new is liked more than what is old.
            index = int(len(self.tweets) * self.random.random() ** 0.5)
            who = self.random.randint(1, self.size.people)
            if (index, who) in seen:
                continue
            seen.add((index, who))
            tweet = self.tweets[index][0]
            pk = tweet + (1 + self.random.randrange(3_600_000)) * _MS + one % 2048
            pk = min(pk, newest - one)
            while pk in ids:
                pk -= 1
            ids.add(pk)
            count[tweet] += 1
            if name == "Retweet":
                self.events.append((pk, who, tweet, None))
            yield {"id": pk, "user": self.person(who), "tweet": tweet}

    def timelines(self) -> None:
        """As the worker would have left them: everybody was here today."""
        everybody = range(1, self.size.people + 1)
        today = datetime.fromtimestamp(self.now, UTC).date()
        insert("timelines.Timeline", (
            {"id": n, "owner": self.person(n), "wanted": 1, "built": 1, "visited_on": today,
             "floor": 0} for n in everybody
        ))  # fmt: skip
        follows = {other: set(who) for other, who in self.followers.items()}
        kept: dict[int, list[tuple[int, int | None]]] = defaultdict(list)
        for event, actor, tweet, to in sorted(self.events, reverse=True):
            readers = (
                self.followers[actor]
                if to in {None, actor}
                else follows.get(actor, set()) & (follows.get(to, set()) | {to})
            )
            for reader in (*readers, actor):
                if len(kept[reader]) < KEPT:
                    kept[reader].append((event, None if tweet == event else tweet))
        insert("timelines.TimelineEntry", (
            {"timeline": n, "event": event, "tweet": tweet}
            for n in everybody for event, tweet in sorted(kept[n])
        ))  # fmt: skip
        full = [(n, self.person(n)) for n in everybody if len(kept[n]) == KEPT]
        floors = {"floor": lambda n: kept[n][-1][0]}
        update("timelines_timeline", floors, full, key="owner_id")


def insert(name: str, rows: Iterable[dict[str, Any]]) -> None:
    """Writes rows of a model, given by the fields that differ from their defaults."""
    model: type[Model] = apps.get_model(name)
    fields: list[Any] = [one for one in model._meta.concrete_fields if one.name != "pk"]
    for chunk in batched(rows, 20_000):
        mine = [one for one in fields if one.name in chunk[0] or not one.primary_key]
        columns = ", ".join(one.column for one in mine)
        holes = ", ".join(["%s"] * len(mine))
        ways = [(one.name, *_way(one)) for one in mine]
        values = [
            [prepare(row[name]) if name in row else default for name, prepare, default in ways]
            for row in chunk
        ]
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {model._meta.db_table} ({columns}) VALUES ({holes})", values
            )


def _way(field_: Any) -> tuple[Callable[[Any], Any], Any]:
    """How a value of this field is written, and what is written without one."""

    def written(value: Any) -> Any:
        return field_.get_db_prep_save(value, connection)

    plain = field_.is_relation or field_.get_internal_type() in {"BigIntegerField", "TextField"}
    default = None if field_.null else field_.get_default()
    return (_same if plain else written), default if field_.is_relation else written(default)


def _same(value: Any) -> Any:
    return value


def update(
    table: str,
    columns: dict[str, Callable[[int], int]],
    rows: list[tuple[int, int]],
    key: str = "id",
) -> None:
    """Sets `columns`, each computed from the first of a pair, in the row that the second names."""
    sets = ", ".join(f"{column} = %s" for column in columns)
    values = [[*(of(number) for of in columns.values()), pk] for number, pk in rows]
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET {sets} WHERE {key} = %s", values)
