"""Fetching a card and keeping what was found."""

import logging
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from apps.media.actions.card import discard_card_image, store_card_image
from apps.media.pictures.opening import BadPictureError

from ..models import LinkCard
from .errors import FetchError, GoneError
from .fetching import fetch
from .network import Policy
from .previewing import preview
from .reading import Preview

_PICTURES = ("image/jpeg", "image/png", "image/webp", "image/gif", "image/avif")

_NO_PICTURE = {"image": "", "image_width": 0, "image_height": 0, "image_colour": ""}

logger = logging.getLogger("twite.cards")


def refresh(card: LinkCard) -> None:
    """Asks the page behind `card` anew. One that is gone takes the card along; what else can't be
    had leaves it as it was, and is tried again by a later Tweet."""
    policy = Policy(networks=tuple(settings.LINK_CARD_NETWORKS))
    try:
        found = preview(card.url, policy, settings.BASE_URL)
    except GoneError as error:
        logger.info("No more card for %s: %s", card.url, error)
        _replace(card, failed=True, title="", description="", site="", **_NO_PICTURE)
        return
    except FetchError as error:
        logger.info("No card for %s: %s", card.url, error)
        _write(card, failed=True)
        return
    _replace(
        card,
        failed=False,
        title=found.title,
        description=found.description,
        site=found.site,
        **_picture(found, policy),
    )


def _replace(card: LinkCard, **fields: Any) -> None:
    old = card.image, card.image_width
    _write(card, **fields)
    if old[0]:
        discard_card_image(*old)


def _picture(found: Preview, policy: Policy) -> dict[str, Any]:
    """The fields of a card about its picture; empty ones when it can't be had."""
    if not found.image:
        return _NO_PICTURE
    try:
        file = fetch(found.image, accept=_PICTURES, policy=policy, agent=settings.BASE_URL)
        kept = store_card_image(file.body)
    except (FetchError, BadPictureError) as error:
        logger.info("No picture %s: %s", found.image, error)
        return _NO_PICTURE
    return {
        "image": kept["key"],
        "image_width": kept["width"],
        "image_height": kept["height"],
        "image_colour": kept["colour"],
    }


@transaction.atomic
def _write(card: LinkCard, **fields: Any) -> None:
    fields["fetched_at"] = timezone.now()
    for name, value in fields.items():
        setattr(card, name, value)
    card.save(update_fields=list(fields))
