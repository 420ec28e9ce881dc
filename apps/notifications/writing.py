"""Writing lines. Everything here can be repeated: a line is made anew from its acts."""

from django.db import transaction

from apps.tweets.models import Revision, Tweet
from apps.users.models import User

from . import mailing
from .acts import ABOUT_TWEETS, SAID, Kind, day_of, follows_on, latest
from .models import Notification, Preferences
from .wanted import preferences_of, wanted

# So many of somebody's lines are looked through when a person is taken out of them.
LOOKED_THROUGH = 1_000


def refresh(recipient: User, kind: str, about: int) -> bool:
    """Writes the line as its acts are now, or takes it away when there are none; whether there is
    one. Three statements, as a rule."""
    acts, choice = latest(recipient, kind, about), Preferences(owner=recipient)
    if acts:
        choice = preferences_of(recipient)
        chosen = wanted(choice, kind, [act.actor for act in acts])
        acts = [act for act in acts if act.actor in chosen]
    if not acts:
        lines = Notification.objects.filter(recipient=recipient, kind=kind, about=about)
        lines.filter(mailed=0).delete()
        lines.update(newest=0, people=[])
        return False
    number = follows_on(recipient.pk, about) if kind == Kind.FOLLOW else 1
    line = Notification(
        recipient=recipient,
        kind=kind,
        about=about,
        newest=acts[0].id,
        people=[act.actor for act in acts],
        number=number,
    )
    Notification.objects.bulk_create(
        [line],
        update_conflicts=True,
        unique_fields=["recipient", "kind", "about"],
        update_fields=["newest", "people", "number"],
    )
    if choice.mail == Preferences.Mail.ONCE and kind in choice.mailed:
        mailing.mail.enqueue(recipient.pk, kind, about)
    return True


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
            told = False
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
    for recipient, gone in ((one, other), (other, one)):
        lines = Notification.objects.filter(recipient=recipient).order_by("-newest")
        for line in lines[:LOOKED_THROUGH]:
            if gone.pk in line.people:
                refresh(recipient, line.kind, line.about)
