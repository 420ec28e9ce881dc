"""Writing lines. Everything here can be repeated: a line is made anew from its acts."""

from collections.abc import Sequence

from django.db import transaction

from apps.core.ids import new_id
from apps.graph.actions.follow import lock_people
from apps.tweets.models import MutedConversation, Revision, Tweet
from apps.tweets.muting import WordFilter
from apps.users.models import User

from . import mailing
from .acts import ABOUT_TWEETS, FACES, SAID, Act, Kind, day_of, follows_on, latest
from .models import Notification, Preferences
from .undone import note_undone, told_before
from .wanted import heard, preferences_of

# So many of somebody's lines are looked through when a person is taken out of them.
LOOKED_THROUGH = 1_000


def refresh(recipient: User, kind: str, about: int) -> bool:
    """Writes the line as its acts are now, or takes it away when there are none; whether there is
    one. Six statements. The caller holds what makes the acts of a line wait for each other: the
    lock of the Tweet, or of the people."""
    choice = preferences_of(recipient)
    acts = latest(recipient, kind, about, heard(choice, kind))
    lines = Notification.objects.filter(recipient=recipient, kind=kind, about=about)
    known = lines.values_list("act", "newest").first() or (0, 0)
    grew = bool(acts) and acts[0].id > known[0]
    if grew and (kind in choice.left_out or _mutes(recipient, kind, about)):
        # Nothing new is told; what was told before stays as far as it is so still.
        if not known[0] or len(acts) == FACES:
            return bool(known[0])
        acts = [act for act in acts if act.id <= known[0]]
    if not acts:
        if kind in SAID and lines.exists():
            note_undone(recipient.pk, kind, about, 0, about)
        lines.filter(mailed=0).delete()
        lines.update(newest=0, act=0, people=[])
        return False
    line = Notification(
        recipient=recipient,
        kind=kind,
        about=about,
        newest=_told_at(recipient, kind, about, acts[0], known),
        act=acts[0].id,
        people=[act.actor for act in acts],
        number=follows_on(recipient.pk, about) if kind == Kind.FOLLOW else 1,
    )
    Notification.objects.bulk_create(
        [line],
        update_conflicts=True,
        unique_fields=["recipient", "kind", "about"],
        update_fields=["newest", "act", "people", "number"],
    )
    if choice.mail == Preferences.Mail.ONCE and kind in choice.mailed:
        mailing.mail.enqueue(recipient.pk, kind, about)
    return True


def _mutes(recipient: User, kind: str, about: int) -> bool:
    """Whether they mute the conversation of the Tweet that the line is about. One query."""
    muted = MutedConversation.objects.of(recipient, about)
    return kind in ABOUT_TWEETS and muted.exists()


def _told_at(recipient: User, kind: str, about: int, act: Act, known: tuple[int, int]) -> int:
    """When a line is told whose newest act was the first of `known`: where it stands, the second,
    if that is so still; where the act stood if newer ones were undone; now if it grew, unless by
    what was told before and undone."""
    known_act, newest = known
    if act.id <= known_act:
        return newest if act.id == known_act else act.id
    first = told_before(recipient.pk, kind, about, act.actor)
    return max(newest, first) if first else new_id()


def refresh_follow(recipient: User, follow: int) -> None:
    """After the Follow of that id came or went."""
    refresh(recipient, Kind.FOLLOW, day_of(follow))


def announce(tweet: Tweet) -> None:
    """Tells those whom `tweet` answers, quotes or mentions, and no longer those whom an earlier
    text of it mentioned."""
    for person in addressed(tweet):
        with transaction.atomic():
            # Not beside its deletion, which takes the lines away.
            Tweet.objects.select_for_update(no_key=True).get(pk=tweet.pk)
            # What says a muted word is nothing to tell.
            told = bool(WordFilter(person).hidden([tweet.pk]))
            for kind in SAID:
                if told:
                    Notification.objects.filter(
                        recipient=person, kind=kind, about=tweet.pk
                    ).delete()
                else:
                    told = refresh(person, kind, tweet.pk)


def addressed(tweet: Tweet) -> list[User]:
    """Everybody who may have a line that says what `tweet` says."""
    names = set(tweet.mentions)
    for mentions in Revision.objects.filter(tweet=tweet).values_list("mentions", flat=True):
        names.update(mentions)
    ids = {tweet.reply_to_author_id}
    if tweet.quote_of_id:
        ids.add(Tweet.objects.values_list("author", flat=True).get(pk=tweet.quote_of_id))
    ids |= User.objects.ids_of(names)
    return list(User.objects.filter(pk__in=ids - {None, tweet.author_id}))


def withdraw(tweet: int, recipients: list[int]) -> None:
    """Takes away every line about a Tweet that is gone, from those who may have one."""
    lines = Notification.objects.filter(recipient__in=recipients, about=tweet)
    lines.filter(kind__in=ABOUT_TWEETS).delete()


def part(one: User, other: User) -> None:
    """Takes each out of the lines of the other."""
    take_out(one, other)
    take_out(other, one)


def take_out(recipient: User, gone: User) -> None:
    """Writes those lines of `recipient` anew in which `gone` stands."""
    lines = Notification.objects.filter(recipient=recipient).order_by("-newest")
    for line in lines[:LOOKED_THROUGH]:
        if gone.pk not in line.people:
            continue
        with transaction.atomic():
            if line.kind in ABOUT_TWEETS:
                Tweet.objects.select_for_update(no_key=True).filter(pk=line.about).first()
            else:
                lock_people(recipient.pk, gone.pk)
            refresh(recipient, line.kind, line.about)


def let_in(followed: int, followers: Sequence[User]) -> None:
    """After all who asked were let in at once: no request stands, and each is told."""
    lines = Notification.objects.filter(recipient=followed, kind=Kind.REQUEST)
    lines.filter(about__in=[one.pk for one in followers]).delete()
    for one in followers:
        with transaction.atomic():
            lock_people(one.pk, followed)
            refresh(one, Kind.ACCEPTED, followed)
