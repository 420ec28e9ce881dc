"""Deleting link cards, with their pictures, which everybody can see by their address."""

from collections.abc import Sequence
from functools import partial

from django.db import transaction

from apps.media.actions.card import discard_card_image

from ..models import LinkCard, Tweet


@transaction.atomic
def discard_unused_cards(ids: Sequence[int]) -> int:
    """Deletes those of the cards that no Tweet has any more; how many."""
    rows = LinkCard.objects.select_for_update().filter(pk__in=ids)
    cards = [card for card in rows if not Tweet.objects.filter(card=card).exists()]
    discard_cards(cards)
    return len(cards)


@transaction.atomic
def discard_cards(cards: Sequence[LinkCard]) -> None:
    """Deletes cards and their pictures; Tweets that have one keep the link."""
    LinkCard.objects.filter(pk__in=[card.pk for card in cards]).delete()
    for card in cards:
        if card.image:
            transaction.on_commit(partial(discard_card_image, card.image, card.image_width))
