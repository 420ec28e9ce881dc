"""Deleting pictures."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from apps.core.ids import lowest_id_at

from ..models import Image
from ..tasks.files import delete_files

UNUSED_FOR = timedelta(days=1)
BATCH = 500


@transaction.atomic
def discard_images(images: Sequence[Image]) -> None:
    """Deletes the rows now, and the files once that is certain."""
    Image.objects.filter(pk__in=[image.pk for image in images]).delete()
    names = [name for image in images for name in image.files]
    if names:
        transaction.on_commit(partial(delete_files.enqueue, names))


def collect_unused() -> int:
    """Deletes pictures that were uploaded a day ago and that no Tweet has; how many."""
    before = lowest_id_at(timezone.now() - UNUSED_FOR)
    total = 0
    while True:
        with transaction.atomic():
            # Locked where the database can: a Tweet that takes one of them just now wins.
            rows = Image.objects.filter(used=False, pk__lt=before).select_for_update()
            images = list(rows.order_by("pk")[:BATCH])
            discard_images(images)
        total += len(images)
        if len(images) < BATCH:
            return total
