"""The page that a stranger sees first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from apps.core.pagination import Page

from ..popular import popular_tweets
from ..suggestions import who_to_follow
from ..trends import trending

TWEETS, TRENDS, PEOPLE = 5, 5, 3


def front(request: HttpRequest) -> HttpResponse:
    """What this site is, and what is said on it: popular Tweets, trends, people."""
    context = {
        "page": Page(popular_tweets(request.user)[:TWEETS]),
        "trends": trending(request.user, TRENDS),
        "people": who_to_follow(request.user, PEOPLE),
    }
    return render(request, "discovery/front.html", context)
