"""Writing the words by which Tweets and people are found. Everything here can be repeated."""

from collections.abc import Callable, Iterable, Iterator
from itertools import batched
from typing import Any

from django.db import connection, transaction
from django.db.models import Model, QuerySet

from apps.tweets.models import Tweet
from apps.tweets.querysets import pictures
from apps.users.models import User

from . import index, words
from .models import PersonWords, TweetWords

# Rows of one transaction when all are written anew: others write between two of them.
CHUNK = 1_000

type Say = Callable[[str], object]


def write_tweet(tweet: Tweet) -> None:
    _write(TweetWords, [TweetWords(tweet=tweet, words=words.of_tweet(tweet))])


def remove_tweet(tweet: int) -> None:
    TweetWords.objects.filter(tweet=tweet).delete()


def write_person(person: User) -> None:
    _write(PersonWords, [PersonWords(person=person, words=words.of_person(person))])


def complete(say: Say) -> None:
    """Writes the words of all that have none yet."""
    _write_all(say, anew=False)


def rebuild(say: Say) -> None:
    """Writes all words and both indexes anew, while the site is used; whoever writes meanwhile
    waits for the indexes, some seconds for a million Tweets. Mends what is damaged."""
    for table in index.KEYS:
        say(f"Building the index of {table} …")
        index.rebuild(table)
    TweetWords.objects.exclude(tweet__deleted_at=None).delete()
    _write_all(say, anew=True)


def mend(say: Say) -> None:
    """After migrations: makes indexes that are not there, and writes words that are lacking,
    because there were none yet or the writing of them was interrupted."""
    if not set(index.KEYS) <= set(connection.introspection.table_names()):
        # Other migrations, or back to before there was a search.
        index.forget()
        return
    if index.ensure() or _lacking():
        complete(say)


def _lacking() -> bool:
    """Words are written from the newest to the oldest, so the oldest tell."""
    tweet = Tweet.objects.filter(deleted_at=None).order_by("pk").values("pk")[:1]
    person = User.objects.order_by("pk").values("pk")[:1]
    return (
        Tweet.objects.filter(pk__in=tweet).exclude(pk__in=TweetWords.objects.values("pk")).exists()
        or User.objects.filter(pk__in=person)
        .exclude(pk__in=PersonWords.objects.values("pk"))
        .exists()
    )


def _write_all(say: Say, *, anew: bool) -> None:
    tweets = Tweet.objects.filter(deleted_at=None).prefetch_related(pictures())
    people = User.objects.all()
    if not anew:
        tweets = tweets.exclude(pk__in=TweetWords.objects.values("pk"))
        people = people.exclude(pk__in=PersonWords.objects.values("pk"))
    for name, rows, kind, of in (
        ("Tweets", tweets, TweetWords, words.of_tweet),
        ("people", people, PersonWords, words.of_person),
    ):
        _write_chunks(name, rows, kind, of, say)


def _write_chunks(
    name: str,
    rows: QuerySet[Any, Any],
    kind: type[TweetWords] | type[PersonWords],
    of: Callable[[Any], str],
    say: Say,
) -> None:
    """A Tweet that is edited or deleted meanwhile is not overwritten by what was read before: each
    chunk is read and written in one transaction."""
    total, done = rows.count(), 0
    for keys in _keys(rows):
        with transaction.atomic():
            found = rows.filter(pk__in=keys).select_for_update()
            _write(kind, [kind(pk=one.pk, words=of(one)) for one in found])
        done += len(keys)
        say(f"Words of {name}: {done:,} of {total:,}")


def _keys(rows: QuerySet[Any, Any]) -> Iterator[tuple[int, ...]]:
    keys: list[int] = list(rows.order_by("-pk").values_list("pk", flat=True))
    return batched(keys, CHUNK)


def _write(kind: type[Model], rows: Iterable[Any]) -> None:
    kind._default_manager.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=[kind._meta.pk.name],
        update_fields=["words"],
    )
