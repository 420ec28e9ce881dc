"""What the worker does for Tweets."""

from django.tasks import task

from .cards import discarding, keeping
from .models import LinkCard


@task(queue_name="slow")
def discard_unused_card(pk: int) -> None:
    """Deletes a card unless another Tweet has it."""
    discarding.discard_unused_cards([pk])


@task(queue_name="slow")
def fetch_card(pk: int) -> None:
    """Fetches what the page behind a link says about itself."""
    card = LinkCard.objects.filter(pk=pk).first()
    if card and not card.fresh:
        keeping.refresh(card)
