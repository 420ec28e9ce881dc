"""Explore: what is going on, what people liked today, whom to follow."""

from django.http import HttpRequest, HttpResponse

from apps.core.pagination import Page
from apps.core.rendering import show
from apps.core.robots import indexable

from ..popular import popular_tweets
from ..suggestions import who_to_follow
from ..trends import hidden_by, popular, trending

SHOWN_BESIDE = 3
SHOWN_ON_PAGE = 20
TRENDS_BESIDE = 5
TRENDS_ON_PAGE = 10


@indexable
def explore(request: HttpRequest) -> HttpResponse:
    """Trends, and the Tweets of the day that people liked most."""
    context = {
        "trends": trending(request.user, TRENDS_BESIDE),
        "page": Page(popular_tweets(request.user)),
    }
    return show(request, "discovery/explore.html", context, part="more")


def trends(request: HttpRequest) -> HttpResponse:
    """All trends: a page, or the few of the right column."""
    beside = "beside" in request.GET
    context = {
        "trends": trending(request.user, TRENDS_BESIDE if beside else TRENDS_ON_PAGE),
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
