"""Rows and files that nothing names."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import batched

from django.utils import timezone

from apps.core.ids import lowest_id_at
from apps.media.files import remove
from apps.media.orphans import LEAST_AGE, orphaned_files
from apps.tweets.cards.discarding import discard_unused_cards
from apps.tweets.models import LinkCard

_BATCH = 500


@dataclass
class Orphans:
    """Names of files, and ids of link cards that no Tweet has."""

    files: list[str] = field(default_factory=list)
    cards: list[int] = field(default_factory=list)


def find_orphans() -> Orphans:
    """All that are a day old; changes nothing."""
    return Orphans(list(orphaned_files()), list(_unused_cards()))


def _unused_cards() -> Iterator[int]:
    before = lowest_id_at(timezone.now() - LEAST_AGE)
    rows = LinkCard.objects.filter(pk__lt=before, tweet=None).values_list("pk", flat=True)
    return rows.order_by("pk").iterator()


def delete_orphans() -> Orphans:
    """Deletes them; which."""
    found = find_orphans()
    for ids in batched(found.cards, _BATCH):
        # Judged again: somebody may post such a link just now.
        discard_unused_cards(ids)
    remove(found.files)
    return found
