"""What the worker does for the site as a whole."""

import logging

from django.tasks import task

from . import orphans

logger = logging.getLogger("twite")


@task(queue_name="slow")
def delete_orphans() -> None:
    """Deletes files and rows that nothing names."""
    found = orphans.delete_orphans()
    if found.files or found.cards:
        logger.info("Deleted %d files and %d link cards", len(found.files), len(found.cards))
