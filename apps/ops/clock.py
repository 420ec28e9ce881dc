"""Rows whose ids tell of a time that has not come yet."""

from datetime import datetime, timedelta

from django.apps import apps
from django.utils import timezone

from apps.core.fields import IdField
from apps.core.ids import lowest_id_at, made_at

# Clocks of several machines differ by less.
TOLERANCE = timedelta(minutes=5)


def future_rows() -> tuple[dict[str, int], datetime | None]:
    """How many there are, by the name of their kind, and the latest of their times."""
    bound = lowest_id_at(timezone.now() + TOLERANCE)
    counts, latest = dict[str, int](), 0
    for model in apps.get_models():
        if isinstance(model._meta.pk, IdField):
            rows = model._base_manager.filter(pk__gte=bound).order_by("-pk")
            if newest := rows.values_list("pk", flat=True).first():
                counts[model._meta.label] = rows.count()
                latest = max(latest, newest)
    return counts, made_at(latest) if latest else None


def future_warning() -> str:
    """What an operator is told about them; empty when there are none."""
    counts, latest = future_rows()
    if not latest:
        return ""
    kinds = ", ".join(f"{number} {kind}" for kind, number in counts.items())
    return (
        f"Rows carry times up to {latest:%Y-%m-%d %H:%M} UTC, and it is "
        f"{timezone.now():%Y-%m-%d %H:%M} UTC: {kinds}. A clock that is behind wants to be put "
        "right. If it was ahead when they were written, they stand above all newer ones until "
        "then: see docs/deploy.md."
    )
