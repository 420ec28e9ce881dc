"""What is told to whom. Lines about marks and follows are written with them; what asks more of the
database is the worker's, by tasks that are written with what they follow from."""

from typing import Any

from django.dispatch import receiver

from apps.graph import signals as graph
from apps.tweets import signals as tweets
from apps.tweets.models import Like, Retweet, Tweet
from apps.users.models import User

from . import tasks, writing
from .acts import Kind
from .undone import note_undone

_MARKS: dict[type, str] = {Like: Kind.LIKE, Retweet: Kind.RETWEET}


@receiver([tweets.marked, tweets.unmarked])
def on_mark(sender: type, tweet: Tweet, user: int, undone: int = 0, **_: Any) -> None:
    kind = _MARKS.get(sender)
    if kind and tweet.author_id != user:
        if undone:
            note_undone(tweet.author_id, kind, tweet.pk, user, undone)
        writing.refresh(tweet.author, kind, tweet.pk)


@receiver([tweets.posted, tweets.edited])
def on_said(tweet: Tweet, **_: Any) -> None:
    answers = tweet.reply_to_author_id not in {None, tweet.author_id}
    if answers or tweet.quote_of_id or tweet.mentions or tweet.edits_count:
        tasks.announce.enqueue(tweet.pk)


@receiver(tweets.deleted)
def on_deleted(tweet: Tweet, **_: Any) -> None:
    people = [person.pk for person in writing.addressed(tweet)]
    writing.withdraw(tweet.pk, [tweet.author_id, *people])


@receiver([graph.followed, graph.unfollowed])
def on_follow(follow: int, followed: int, *, told: bool = True, **_: Any) -> None:
    if told:
        writing.refresh_follow(User.objects.get(pk=followed), follow)


@receiver(graph.unfollowed)
def on_unfollowed(follower: int, followed: int, follow: int, **_: Any) -> None:
    note_undone(followed, Kind.FOLLOW, 0, follower, follow)
    note_undone(follower, Kind.ACCEPTED, followed, followed, follow)
    writing.refresh(User.objects.get(pk=follower), Kind.ACCEPTED, followed)


@receiver([graph.requested, graph.request_ended])
def on_request(follower: int, followed: int, undone: int = 0, **_: Any) -> None:
    if undone:
        note_undone(followed, Kind.REQUEST, follower, follower, undone)
    writing.refresh(User.objects.get(pk=followed), Kind.REQUEST, follower)


@receiver(graph.accepted)
def on_accepted(follower: int, followed: int, **_: Any) -> None:
    writing.refresh(User.objects.get(pk=follower), Kind.ACCEPTED, followed)


@receiver(graph.blocked)
def on_blocked(blocker: int, blocked: int, **_: Any) -> None:
    tasks.part.enqueue(blocker, blocked)


@receiver(graph.opened)
def on_opened(followed: int, followers: list[int], **_: Any) -> None:
    if followers:
        tasks.let_in.enqueue(followed, followers)


@receiver(graph.muted)
def on_muted(muter: int, muted: int, **_: Any) -> None:
    tasks.take_out.enqueue(muter, muted)
