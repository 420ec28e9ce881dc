"""The card of the link in a Tweet."""

from functools import partial
from hashlib import sha256

from django.db import transaction

from .. import tasks
from ..links import card_url
from ..models import LinkCard


def card_for(text: str) -> LinkCard | None:
    """The card of the first address in `text`; the worker fetches it unless it is fresh."""
    url = card_url(text)
    if url is None:
        return None
    digest = sha256(url.encode()).hexdigest()
    card, _ = LinkCard.objects.get_or_create(digest=digest, defaults={"url": url})
    if not card.fresh:
        transaction.on_commit(partial(tasks.fetch_card.enqueue, card.pk))
    return card
