"""Tweets as RSS, for programs: whole, and with addresses that lead back from anywhere."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from apps.core.addresses import absolute
from apps.text.rendering import directed

from .models import Tweet

# In seconds: how long a program may keep one.
FEED_AGE = 300
# What XML has no way to write.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def rss(
    tweets: Iterable[Tweet], *, title: str, path: str, description: str, own_path: str
) -> HttpResponse:
    """`tweets`, which are from `for_viewer`, as a feed of the page at `path`."""
    found = Rss201rev2Feed(
        title=_writable(f"{title} · {settings.SITE_NAME}"),
        link=absolute(path),
        description=_writable(description),
        feed_url=absolute(own_path),
    )
    for tweet in tweets:
        _add(found, tweet)
    return HttpResponse(found.writeString("utf-8"), content_type=found.content_type)


def _writable(text: str) -> str:
    return _CONTROLS.sub(" ", text)


def _add(found: Rss201rev2Feed, tweet: Tweet) -> None:
    host = urlsplit(settings.BASE_URL).hostname
    said = " ".join(tweet.summary.split())[:80]
    found.add_item(
        title=_writable(f"{tweet.author.name} (@{tweet.author.username}): {said}"),
        link=absolute(tweet.path),
        description=_writable(_whole(tweet)),
        author_name=_writable(tweet.author.name),
        pubdate=tweet.posted_at,
        # Its address changes with its author's name.
        unique_id=f"tag:{host},{tweet.posted_at:%Y-%m-%d}:{tweet.pk}",
        unique_id_is_permalink=False,
    )


def _whole(tweet: Tweet) -> str:
    quoted = tweet.quote_of if tweet.quote_of_id else None
    return _said(tweet) + (_quotation(quoted) if quoted else "")


def _said(tweet: Tweet) -> str:
    # In what we wrote ourselves, a quotation mark is always the end of a value.
    text = tweet.html.replace('href="/', f'href="{absolute("/")}')
    if [way for way, _ in directed(tweet.text)] == ["rtl"]:
        # A reader's own element has no direction.
        text = f'<div dir="rtl">{text}</div>'
    return text + (_pictures(tweet) if tweet.pictures_count else "")


def _pictures(tweet: Tweet) -> SafeString:
    images = [one.image for one in tweet.attachments.all()]
    warning = SafeString("<p>Sensitive content</p>") if tweet.sensitive else ""
    rows = ((absolute(one.url), one.alt, one.width, one.height) for one in images)
    shown = format_html_join("", '<p><img src="{}" alt="{}" width="{}" height="{}"></p>', rows)
    return format_html("{}{}", warning, shown)


def _quotation(quoted: Tweet) -> SafeString:
    return format_html(
        '<blockquote><p><a href="{}">{} (@{})</a></p>{}</blockquote>',
        absolute(quoted.path),
        quoted.author.name,
        quoted.author.username,
        SafeString(_said(quoted)),
    )
