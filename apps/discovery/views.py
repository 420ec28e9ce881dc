"""Finding people and topics."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from apps.core.ids import lowest_id_at
from apps.core.pagination import PAGE_SIZE, Page, cut, read_cursor
from apps.core.rendering import show
from apps.text.normalising import fold
from apps.timelines.feed import Entry
from apps.tweets.models import Tweet

from .suggestions import who_to_follow

SHOWN_BESIDE = 3
SHOWN_ON_PAGE = 20
POPULAR_FOR = timedelta(days=7)


def explore(request: HttpRequest) -> HttpResponse:
    """The Tweets of the last days that people liked most."""
    since = lowest_id_at(timezone.now() - POPULAR_FOR)
    visible = Tweet.objects.visible_to(request.user).unmuted_for(request.user)
    tweets = visible.filter(pk__gte=since, reply_to=None)
    popular = tweets.for_viewer(request.user).order_by("-likes_count", "-pk")[:PAGE_SIZE]
    context = {"page": Page([Entry(tweet.pk, tweet) for tweet in popular])}
    return show(request, "discovery/explore.html", context, part="more")


def topic(request: HttpRequest, tag: str) -> HttpResponse:
    """Tweets that speak of a topic, the newest first."""
    visible = Tweet.objects.visible_to(request.user).unmuted_for(request.user)
    tweets = visible.filter(topic_uses__topic=fold(tag))
    found = tweets.for_viewer(request.user).before(read_cursor(request)).order_by("-pk")
    rows = cut(list(found[: PAGE_SIZE + 1]))
    page = Page([Entry(tweet.pk, tweet) for tweet in rows.rows], rows.next)
    title = tag if tag.startswith("$") else f"#{tag}"
    return show(request, "discovery/topic.html", {"title": title, "page": page}, part="more")


def suggestions(request: HttpRequest) -> HttpResponse:
    """Whom to follow: a page of people, or the few of the right column."""
    number = SHOWN_BESIDE if "beside" in request.GET else SHOWN_ON_PAGE
    people = who_to_follow(request.user, number)
    context = {"people": people, "beside": number == SHOWN_BESIDE}
    return show(request, "discovery/suggestions.html", context, part="people")
