"""The card of a Tweet, kept by each process as long as nothing on it changes.

What is kept is found by the values of everything that the card shows: another count, name, minute
or mark is another card. So nothing on it can be out of date, and nobody can get what
was made for somebody who may see more.
"""

import threading
import zlib
from typing import Any, NamedTuple

from django import template
from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from apps.core.formats import in_own_zone, short_time
from apps.users.models import User

from ..models import Tweet

register = template.Library()

# About 2.5 kB each, of which half is what they are found by: a card compresses to a quarter in a
# tenth of the time that it takes to render.
KEPT = 6_000
_kept: dict[tuple[Any, ...], bytes] = {}
# Two threads of the server render; what one of them counts and drops the other must not change.
_keeping = threading.Lock()


class Reader(NamedTuple):
    """All that a card may know of who reads it: whether they are signed in, (by `pk`) whether
    the Tweet is theirs, and whether its pictures stand still."""

    is_authenticated: bool
    pk: int | None
    less_motion: bool


@register.simple_tag(takes_context=True)
def tweet_card(
    context: Context,
    tweet: Tweet,
    *,
    retweeter: User | None = None,
    others: int = 0,
    **flags: Any,
) -> SafeString:
    """`tweet` is from `for_viewer`. `flags` are those of `tweets/_tweet.html`: anchor, above,
    on_top, in_conversation, left_off, topic."""
    user = context["user"]
    own = tweet.author_id == user.pk
    still = user.is_authenticated and user.less_motion
    reader = Reader(user.is_authenticated, user.pk if own else None, still)
    place = (settings.BASE_URL, get_language(), timezone.get_current_timezone_name(), in_own_zone())
    key = (
        *_tweet(tweet),
        reader,
        own and tweet.editable,
        _person(retweeter),
        others,
        *sorted(flags.items()),
        place,
    )
    kept = None if settings.DEBUG else _kept.get(key)
    if kept:
        # Safe, since it was when it was kept.
        return SafeString(zlib.decompress(kept).decode())
    names = {"tweet": tweet, "retweeter": retweeter, "others": others, "user": reader, **flags}
    html: SafeString = get_template("tweets/_tweet.html").template.render(Context(names))  # type: ignore[attr-defined]
    with _keeping:
        _kept[key] = zlib.compress(html.encode(), 1)
        while len(_kept) > KEPT:
            _kept.pop(next(iter(_kept)), None)
    return html


def _tweet(tweet: Tweet) -> tuple[Any, ...]:
    quoted = tweet.quote_of if tweet.quote_of_id else None
    return (
        *_values(tweet),
        short_time(tweet.posted_at),
        _person(tweet.author),
        tweet.names_answered and _person(tweet.reply_to_author),  # type: ignore[attr-defined]
        tweet.card and _values(tweet.card),
        *_pictures(tweet),
        quoted and _quoted(quoted),
    )


def _quoted(quoted: Tweet) -> tuple[Any, ...]:
    return (
        *_values(quoted),
        short_time(quoted.posted_at),
        _person(quoted.author),
        *_pictures(quoted),
    )


def _pictures(tweet: Tweet) -> list[tuple[Any, ...]]:
    return [_values(one.image) for one in tweet.attachments.all()] if tweet.pictures_count else []


def _values(row: Any) -> tuple[Any, ...]:
    """Every column and annotation."""
    return tuple(
        tuple(value) if isinstance(value, list) else value
        for name, value in vars(row).items()
        if name[0] != "_"
    )


def _person(person: User | None) -> tuple[Any, ...] | None:
    if person is None:
        return None
    return person.pk, person.username, person.display_name, person.avatar, person.protected
