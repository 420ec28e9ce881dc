"""Questions about many Tweets. `visible_to` is the one rule about who sees what."""

from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Prefetch, Q, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from apps.graph.models import Mute
from apps.graph.visibility import acquainted, muted, readable
from apps.users.querysets import Viewer

if TYPE_CHECKING:
    from apps.users.models import User

    from .models import Tweet  # noqa: F401  in the base's parameters


# From so many Likes, Retweets or replies on a Tweet is one of few.
NOTICED = 10
# As the condition of its index says it, with numbers in place: else SQLite passes the index by.
_NOTICED = " OR ".join(
    f'"tweets_tweet"."{name}_count" >= {NOTICED}' for name in ("likes", "retweets", "replies")
)


class TweetQuerySet(models.QuerySet["Tweet", "Tweet"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Tweets that `viewer`, maybe signed out, may see on any surface."""
        return self.filter(_visible(viewer))

    def standing_for(self, viewer: Viewer) -> Any:
        """Those and all that are answered, since what answers them may be there: `there` tells
        which is which."""
        there = ExpressionWrapper(_visible(viewer), BooleanField())
        return self.annotate(there=there).filter(Q(there=True) | Q(replies_count__gt=0))

    def for_viewer(self, viewer: Viewer) -> Self:
        """All that a card needs, in four queries whatever the number of Tweets: author, person
        replied to, link card, pictures, the Tweet quoted (None when it is not there for
        `viewer`), `liked`, `retweeted`, `bookmarked` and `pinned` by `viewer`, and whether they may
        know whom it answers (`names_answered`)."""
        quoted = _rows("Tweet").quoted_for(viewer).prefetch_related(pictures())
        cards = self.cards_for(viewer)
        return cards.prefetch_related(pictures(), Prefetch("quote_of", quoted))

    def cards_for(self, viewer: Viewer) -> Self:
        """The same without pictures and quotes."""
        return self.select_related("author", "reply_to_author", "card").annotate(
            liked=_marked_by(viewer, "Like"),
            retweeted=_marked_by(viewer, "Retweet"),
            bookmarked=_marked_by(viewer, "Bookmark"),
            pinned=_marked_by(viewer, "Pin"),
            names_answered=Q(reply_to_author__isnull=False)
            & acquainted(viewer, "reply_to_author__"),
        )

    def quoted_for(self, viewer: Viewer) -> Self:
        """As they stand inside another Tweet; `muted` if `viewer` mutes the author."""
        return (
            self.visible_to(viewer).select_related("author").annotate(muted=muted(viewer, "author"))
        )

    def before(self, cursor: int | None) -> Self:
        return self if cursor is None else self.filter(pk__lt=cursor)

    def after(self, cursor: int | None) -> Self:
        return self if cursor is None else self.filter(pk__gt=cursor)

    def shareable(self) -> Self:
        """Tweets that may be passed on: what a protected account says stays with its followers."""
        return self.filter(author__protected=False)

    def unmuted_for(self, viewer: Viewer) -> Self:
        """Without what people say whom `viewer` mutes."""
        return self.filter(~Q(muted(viewer, "author"))) if viewer.is_authenticated else self

    def noticed(self) -> Self:
        """Tweets with NOTICED Likes, Retweets or replies at least, found by an index."""
        return self.filter(RawSQL(f"({_NOTICED})", [], output_field=BooleanField()))  # noqa: S611

    def with_pictures(self) -> Self:
        return self.filter(pictures_count__gt=0)

    def starting_or_own_chain(self) -> Self:
        """Tweets that answer nobody, or only their own author."""
        return self.filter(Q(reply_to=None) | Q(reply_to_author=models.F("author")))


class AttachmentQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Pictures of Tweets that `viewer` may see."""
        return self.filter(_visible(viewer, "tweet__"))


class RetweetQuerySet(models.QuerySet[Any]):
    def before(self, cursor: int | None) -> Self:
        return self if cursor is None else self.filter(pk__lt=cursor)

    def visible_to(self, viewer: Viewer) -> Self:
        """Retweets by and of people whom `viewer` may read."""
        return self.filter(_visible(viewer, "tweet__"), readable(viewer, "user__"))

    def unmuted_for(self, viewer: Viewer) -> Self:
        """Without what people pass on whom `viewer` mutes or whose Retweets they hide, and
        without Tweets of muted people."""
        scopes = [Mute.Scope.ALL, Mute.Scope.RETWEETS]
        mutes = Mute.objects.in_force().filter(muter=viewer.pk, scope__in=scopes)
        by_muted = mutes.filter(muted=OuterRef("user"))
        of_muted = mutes.filter(muted=OuterRef("tweet__author"), scope=Mute.Scope.ALL)
        return self.exclude(Exists(by_muted)).exclude(Exists(of_muted))


class MutedConversationQuerySet(models.QuerySet[Any]):
    def of(self, muter: "User", tweet: int) -> Self:
        """Whether `muter` mutes the conversation that the Tweet of that id is part of."""
        root = _rows("Tweet").filter(pk=tweet).values(root_or_self=Coalesce("root", "pk"))
        return self.filter(muter=muter, root__in=root)


def pictures() -> Prefetch:
    """Pictures of Tweets, with their files."""
    return Prefetch("attachments", _rows("Attachment").select_related("image"))


def _visible(viewer: Viewer, path: str = "") -> Q:
    """The rule itself, for a Tweet at the end of `path`."""
    return Q(**{f"{path}deleted_at": None}) & readable(viewer, f"{path}author__")


def _marked_by(viewer: Viewer, kind: str) -> Exists | Value:
    """Whether `viewer` set a mark on the outer query's Tweet."""
    if not viewer.is_authenticated:
        return Value(False)
    return Exists(_rows(kind).filter(user=viewer, tweet=OuterRef("pk")))


def _rows(model: str) -> Any:
    # By name, since the models import these querysets.
    return apps.get_model("tweets", model)._default_manager
