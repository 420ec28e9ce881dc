"""What the worker does about mutes."""

from django.tasks import task

from .actions.mute import forget_expired


@task
def forget_expired_mutes() -> None:
    """Deletes mutes of people and words that have ended."""
    forget_expired()
