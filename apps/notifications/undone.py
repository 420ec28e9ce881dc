"""Acts that were told and then undone. Doing them again tells nobody anew: the line stands where it
stood, read if it was read."""

from datetime import timedelta

from django.utils import timezone

from apps.core.ids import lowest_id_at

from .acts import SAID, Kind
from .models import UndoneAct

REMEMBERED_FOR = timedelta(days=30)


def note_undone(recipient: int, kind: str, about: int, actor: int, act: int) -> None:
    """Remembers that `actor` undid the act of that id. The first one counts: it was told. One
    statement."""
    row = UndoneAct(recipient_id=recipient, act=act, **_key(kind, about, actor))
    UndoneAct.objects.bulk_create([row], ignore_conflicts=True)


def told_before(recipient: int, kind: str, about: int, actor: int) -> int | None:
    """The id of the act that was told then. One query."""
    rows = UndoneAct.objects.filter(recipient=recipient, **_key(kind, about, actor))
    return rows.values_list("act", flat=True).first()


def forget_undone() -> None:
    """Deletes what is older than REMEMBERED_FOR."""
    before = lowest_id_at(timezone.now() - REMEMBERED_FOR)
    UndoneAct.objects.filter(pk__lt=before).delete()


def _key(kind: str, about: int, actor: int) -> dict[str, int | str]:
    """Follows are one act on whatever day; what a Tweet says is its author's."""
    if kind == Kind.FOLLOW:
        about = 0
    return {"kind": kind, "about": about, "actor": 0 if kind in SAID else actor}
