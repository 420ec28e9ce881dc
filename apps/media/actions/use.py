"""Giving pictures to a Tweet."""

from collections.abc import Sequence

from django.db import transaction

from apps.users.models import User

from ..models import Image


@transaction.atomic
def use_images(owner: User, images: Sequence[Image]) -> None:
    """Marks the pictures as used, and writes their alt texts.

    Raises Image.DoesNotExist when one is gone, somebody else's, or used already.
    """
    for image in images:
        free = Image.objects.filter(pk=image.pk, owner=owner, used=False)
        if not free.update(used=True, alt=image.alt):
            raise Image.DoesNotExist
