"""What the worker does for discovery. Each can run twice."""

from django.tasks import task

from . import trends


@task(queue_name="slow")
def refresh_trends() -> None:
    """See `trends.refresh`."""
    trends.refresh()
