"""What the worker does for Homes. Each can run twice."""

from django.tasks import task

from . import filling, tidying


@task
def fan_out(actor: int, event: int, tweet: int | None, reply_to_author: int | None) -> None:
    """See `filling.fan_out`."""
    filling.fan_out(actor, event, tweet, reply_to_author)


@task
def build(owner: int) -> None:
    """See `filling.build`."""
    filling.build(owner)


@task
def tidy() -> None:
    """See `tidying.tidy`."""
    tidying.tidy()
