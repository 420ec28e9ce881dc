"""Who liked and who retweeted a Tweet."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404

from apps.core.pagination import newest_first, read_cursor
from apps.core.rendering import show
from apps.graph.people import people_page

from ..models import Like, Retweet, Tweet


def likes(request: HttpRequest, username: str, pk: int) -> HttpResponse:
    return _people(request, username, pk, "likes")


def retweets(request: HttpRequest, username: str, pk: int) -> HttpResponse:
    return _people(request, username, pk, "retweets")


def _people(request: HttpRequest, username: str, pk: int, tab: str) -> HttpResponse:
    tweets = Tweet.objects.visible_to(request.user).select_related("author")
    tweet = get_object_or_404(tweets, pk=pk)
    if username != tweet.author.username:
        return HttpResponseRedirect(f"{tweet.path}/{tab}")
    kind = Like if tab == "likes" else Retweet
    ids = newest_first(kind._default_manager.filter(tweet=tweet), "user_id", read_cursor(request))
    context = {
        "tweet": tweet,
        "tab": tab,
        "page": people_page(ids, request.user),
        "number": getattr(tweet, f"{tab}_count"),
    }
    return show(request, "tweets/people.html", context, part="more")
