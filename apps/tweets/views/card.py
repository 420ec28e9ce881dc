"""A Tweet's link card, once the worker has fetched it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ..models import Tweet

# How often a page asks; by then the fetching has ended, well or badly.
TRIES = 4


def card(request: HttpRequest, pk: int) -> HttpResponse:
    """The card, or while it is being fetched a place that asks again."""
    tweets = Tweet.objects.visible_to(request.user).select_related("card", "author")
    tweet = get_object_or_404(tweets, pk=pk)
    asked = request.GET.get("asked", "")
    count = int(asked) + 1 if asked.isdecimal() and len(asked) < 3 else 1
    context = {"tweet": tweet, "asked": count, "ask": count < TRIES}
    return render(request, "tweets/_card.html", context)
