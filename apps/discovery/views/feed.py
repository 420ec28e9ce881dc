"""A search as RSS: what everybody may see of it, whoever asks."""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control

from apps.tweets.feeds import FEED_AGE, rss

from .. import query, searches
from ..finding import newest
from ..planning import plan
from .search import read_query


@cache_control(public=True, max_age=FEED_AGE)
def feed(request: HttpRequest) -> HttpResponse:
    """The newest Tweets that `q` finds. 404 when there is nothing to look for."""
    text = read_query(request)
    wanted = plan(query.parse(text), AnonymousUser())
    if wanted is None:
        raise Http404
    return rss(
        [entry.tweet for entry in newest(wanted, AnonymousUser(), None).rows],
        title=text,
        path=searches.address(text, "latest"),
        description=f"Tweets found by {text}",
        own_path=request.get_full_path(),
    )
