"""What the worker does for pictures."""

from django.tasks import task

from ..actions import discard, variants
from ..models import Image


@task(queue_name="slow")
def make_variants(pk: int) -> None:
    """Makes the further widths of an uploaded picture."""
    image = Image.objects.filter(pk=pk, ready=False).first()
    if image:
        variants.make_variants(image)


@task
def collect_unused() -> None:
    """Deletes uploads that became part of no Tweet."""
    discard.collect_unused()
