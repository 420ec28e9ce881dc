"""What the worker does for Tweets."""

from django.tasks import task

from .cards import keeping
from .models import LinkCard


@task(queue_name="slow")
def fetch_card(pk: int) -> None:
    """Fetches what the page behind a link says about itself."""
    card = LinkCard.objects.filter(pk=pk).first()
    if card and not card.fresh:
        keeping.refresh(card)
