"""What the worker does about accounts."""

from django.tasks import task

from . import actions


@task
def forget_unproved() -> None:
    """See `actions.forget_unproved`."""
    actions.forget_unproved()
