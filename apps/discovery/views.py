"""Finding people and topics."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from apps.core.ids import lowest_id_at
from apps.core.pagination import PAGE_SIZE, Page, read_cursor
from apps.core.rendering import show
from apps.text.normalising import fold
from apps.timelines.feed import Entry
from apps.tweets.hydration import in_order
from apps.tweets.models import Tweet
from apps.tweets.muting import WordFilter
from apps.tweets.querysets import TweetQuerySet

from .suggestions import who_to_follow

SHOWN_BESIDE = 3
SHOWN_ON_PAGE = 20
POPULAR_FOR = timedelta(days=7)


def explore(request: HttpRequest) -> HttpResponse:
    """The Tweets of the last days that people liked most."""
    since = lowest_id_at(timezone.now() - POPULAR_FOR)
    visible = Tweet.objects.visible_to(request.user).unmuted_for(request.user)
    tweets = visible.filter(pk__gte=since, reply_to=None).order_by("-likes_count", "-pk")
    page = Page(_page(request, tweets).rows)
    return show(request, "discovery/explore.html", {"page": page}, part="more")


def topic(request: HttpRequest, tag: str) -> HttpResponse:
    """Tweets that speak of a topic, the newest first."""
    visible = Tweet.objects.visible_to(request.user).unmuted_for(request.user)
    tweets = visible.filter(topic_uses__topic=fold(tag)).before(read_cursor(request))
    title = tag if tag.startswith("$") else f"#{tag}"
    context = {"title": title, "page": _page(request, tweets.order_by("-pk"))}
    return show(request, "discovery/topic.html", context, part="more")


def _page(request: HttpRequest, tweets: TweetQuerySet) -> Page[Entry]:
    """The first of `tweets` without muted words."""
    words = WordFilter(request.user)
    ids = words.first_ids(tweets, PAGE_SIZE)
    cards = in_order(ids.rows, request.user)
    words.cover_quotes(cards)
    return Page([Entry(tweet.pk, tweet) for tweet in cards], ids.next)


def suggestions(request: HttpRequest) -> HttpResponse:
    """Whom to follow: a page of people, or the few of the right column."""
    number = SHOWN_BESIDE if "beside" in request.GET else SHOWN_ON_PAGE
    people = who_to_follow(request.user, number)
    context = {"people": people, "beside": number == SHOWN_BESIDE}
    return show(request, "discovery/suggestions.html", context, part="people")
