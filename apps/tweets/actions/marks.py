"""Marks that a person sets on a Tweet, once each. The row decides; the counter follows it
in the same transaction."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from apps.core.ids import new_id
from apps.core.limits import count_action
from apps.users.models import User

from .. import signals
from ..models import Bookmark, Like, Retweet, Tweet

type Mark = type[Bookmark] | type[Like] | type[Retweet]

# A Bookmark is nobody else's business, so there is no count of them.
_COUNTERS = {Like: "likes_count", Retweet: "retweets_count"}


@transaction.atomic
def set_mark[Kind: (Bookmark, Like, Retweet)](
    kind: type[Kind], user: User, tweet: Tweet, at: datetime | None = None
) -> Kind | None:
    """The new mark; None when it is set already. `at` dates it back, for imports.

    Raises LimitReachedError, and Tweet.DoesNotExist when the Tweet was deleted meanwhile.
    """
    rows = kind._default_manager.filter(user=user)
    if rows.filter(tweet=tweet).exists():
        return None
    if at is None:
        count_action(kind._meta.model_name or "", user.pk)
    try:
        with transaction.atomic():
            mark: Kind = kind._default_manager.create(id=new_id(at), user=user, tweet=tweet)
    except IntegrityError:
        # The same person's other request was first; nothing is counted twice.
        return None
    if not _count(kind, tweet, 1):
        raise Tweet.DoesNotExist
    if at is None:
        signals.marked.send(kind, tweet=tweet, user=user.pk)
    return mark


@transaction.atomic
def clear_mark(kind: Mark, user: User, tweet: Tweet) -> bool:
    """False when it was not set."""
    # Locked, since of two at once one alone may count it down.
    rows = kind._default_manager.select_for_update().filter(user=user, tweet=tweet)
    mark = rows.values_list("pk", flat=True).first()
    if mark is None:
        return False
    rows.filter(pk=mark).delete()
    _count(kind, tweet, -1)
    signals.unmarked.send(kind, tweet=tweet, user=user.pk, undone=mark)
    return True


def _count(kind: Mark, tweet: Tweet, by: int) -> int:
    """How many living Tweets were reached: none when it was deleted meanwhile."""
    living = Tweet.objects.filter(pk=tweet.pk, deleted_at=None)
    counter = _COUNTERS.get(kind)
    return living.update(**{counter: F(counter) + by}) if counter else living.count()
