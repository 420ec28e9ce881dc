"""A search as RSS: what everybody may see of it, whoever asks."""

import re

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.feedgenerator import Rss201rev2Feed
from django.views.decorators.cache import cache_control

from apps.tweets.models import Tweet

from .. import query, searches
from ..finding import newest
from ..planning import plan
from .search import read_query

MINUTE = 60
# What XML has no way to write.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@cache_control(public=True, max_age=5 * MINUTE)
def feed(request: HttpRequest) -> HttpResponse:
    """The newest Tweets that `q` finds. 404 when there is nothing to look for."""
    text = read_query(request)
    wanted = plan(query.parse(text), AnonymousUser())
    if wanted is None:
        raise Http404
    found = Rss201rev2Feed(
        title=f"{_plain(text)} · {settings.SITE_NAME}",
        link=settings.BASE_URL + searches.address(text, "latest"),
        description=f"Tweets found by {_plain(text)}",
        feed_url=settings.BASE_URL + request.get_full_path(),
    )
    for entry in newest(wanted, AnonymousUser(), None).rows:
        _add(found, entry.tweet)
    return HttpResponse(found.writeString("utf-8"), content_type=found.content_type)


def _add(found: Rss201rev2Feed, tweet: Tweet) -> None:
    link = settings.BASE_URL + tweet.path
    found.add_item(
        title=_plain(f"{tweet.author.name} (@{tweet.author.username}): {tweet.summary[:80]}"),
        link=link,
        description=_plain(tweet.html).replace("\n", "<br>"),
        author_name=_plain(tweet.author.name),
        pubdate=tweet.posted_at,
        unique_id=link,
    )


def _plain(text: str) -> str:
    return _CONTROLS.sub(" ", text)
