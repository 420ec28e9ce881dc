"""What the worker does for notifications. Each can run twice."""

from django.tasks import task

from apps.tweets.models import Tweet
from apps.users.models import User

from . import undone, writing


@task
def announce(tweet: int) -> None:
    """See `writing.announce`."""
    for found in Tweet.objects.filter(pk=tweet):
        writing.announce(found)


@task
def part(one: int, other: int) -> None:
    """See `writing.part`."""
    people = User.objects.in_bulk([one, other])
    if len(people) == 2:
        writing.part(people[one], people[other])


@task
def take_out(recipient: int, gone: int) -> None:
    """See `writing.take_out`."""
    people = User.objects.in_bulk([recipient, gone])
    if len(people) == 2:
        writing.take_out(people[recipient], people[gone])


@task
def let_in(followed: int, followers: list[int]) -> None:
    """See `writing.let_in`."""
    writing.let_in(followed, list(User.objects.filter(pk__in=followers)))


@task
def forget_undone() -> None:
    """See `undone.forget_undone`."""
    undone.forget_undone()
