"""What the worker does about accounts."""

from django.tasks import task

from . import actions, sessions


@task
def forget_unproved() -> None:
    """See `actions.forget_unproved`."""
    actions.forget_unproved()


@task
def forget_expired_sessions() -> None:
    """See `sessions.forget_expired`."""
    sessions.forget_expired()
