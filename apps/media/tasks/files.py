"""Deleting files."""

from django.core.files.storage import default_storage
from django.tasks import task


@task(queue_name="slow")
def delete_files(names: list[str]) -> None:
    """Deletes files whose rows are gone. Storage that can't be reached raises, and the worker
    tries again later; what is gone already is no error."""
    for name in names:
        default_storage.delete(name)
