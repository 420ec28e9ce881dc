"""What has the pictures of link cards."""

from collections.abc import Collection

from apps.media.owners import register_owner

from .models import LinkCard


def _keys_of_cards(keys: Collection[str]) -> set[str]:
    return set(LinkCard.objects.filter(image__in=keys).values_list("image", flat=True))


register_owner("card", _keys_of_cards)
