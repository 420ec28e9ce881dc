"""What the worker does about accounts."""

from django.tasks import task

from . import actions, sessions


@task
def forget_unconfirmed() -> None:
    """See `actions.forget_unconfirmed`."""
    actions.forget_unconfirmed()


@task
def forget_expired_sessions() -> None:
    """See `sessions.forget_expired`."""
    sessions.forget_expired()
