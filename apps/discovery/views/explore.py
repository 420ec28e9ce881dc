"""Explore: what is going on, what people liked today, whom to follow."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from apps.core.ids import lowest_id_at
from apps.core.pagination import PAGE_SIZE, Page
from apps.core.rendering import show
from apps.timelines.feed import Entry
from apps.tweets.models import Tweet
from apps.tweets.muting import WordFilter
from apps.tweets.querysets import NOTICED
from apps.users.querysets import Viewer

from ..finding import entries
from ..suggestions import who_to_follow
from ..trends import hidden_by, popular, trending

SHOWN_BESIDE = 3
SHOWN_ON_PAGE = 20
TRENDS_BESIDE = 5
TRENDS_ON_PAGE = 10
# What is popular today, or on a quiet site this week.
POPULAR_FOR = (timedelta(days=1), timedelta(days=7), timedelta(days=30))


def explore(request: HttpRequest) -> HttpResponse:
    """Trends, and the Tweets of the day that people liked most."""
    context = {
        "trends": trending(request.user, TRENDS_BESIDE),
        "page": Page(_popular_tweets(request.user)),
    }
    return show(request, "discovery/explore.html", context, part="more")


def _popular_tweets(viewer: Viewer) -> list[Entry]:
    """Of the day; where it brought less than a page, of the week, or of the month."""
    words = WordFilter(viewer)
    visible = Tweet.objects.visible_to(viewer).unmuted_for(viewer).filter(reply_to=None)
    day, *longer = (lowest_id_at(timezone.now() - span) for span in POPULAR_FOR)
    # Where a page of them has many Likes, these are found without looking at all others.
    best = visible.noticed().filter(pk__gte=day, likes_count__gte=NOTICED)
    found: list[int] = []
    for tweets in (best, *(visible.filter(pk__gte=since) for since in (day, *longer))):
        liked = tweets.order_by("-likes_count", "-pk")
        found = [*words.first_ids(liked, PAGE_SIZE).rows]
        if len(found) == PAGE_SIZE:
            break
    return entries(found, viewer, words)


def trends(request: HttpRequest) -> HttpResponse:
    """All trends: a page, or the few of the right column."""
    number = TRENDS_BESIDE if "beside" in request.GET else TRENDS_ON_PAGE
    beside = "beside" in request.GET
    context = {
        "trends": trending(request.user, number),
        "beside": beside,
        "hidden": [] if beside else hidden_by(request.user),
    }
    return show(request, "discovery/trends.html", context, part="trends")


def popular_topics(request: HttpRequest) -> HttpResponse:
    """Topics of which most people spoke in the last eight days."""
    context = {"topics": popular(request.user, SHOWN_ON_PAGE)}
    return show(request, "discovery/topics.html", context, part="topics")


def suggestions(request: HttpRequest) -> HttpResponse:
    """Whom to follow: a page of people, or the few of the right column."""
    number = SHOWN_BESIDE if "beside" in request.GET else SHOWN_ON_PAGE
    people = who_to_follow(request.user, number)
    context = {"people": people, "beside": number == SHOWN_BESIDE}
    return show(request, "discovery/suggestions.html", context, part="people")
