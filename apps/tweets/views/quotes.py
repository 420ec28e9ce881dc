"""Tweets that quote a Tweet."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404

from apps.core.pagination import PAGE_SIZE, cut, read_cursor
from apps.core.rendering import show

from ..models import Tweet


def quotes(request: HttpRequest, username: str, pk: int) -> HttpResponse:
    viewer = request.user
    visible = Tweet.objects.visible_to(viewer)
    tweet = get_object_or_404(visible.select_related("author"), pk=pk)
    if username != tweet.author.username:
        return HttpResponseRedirect(f"{tweet.path}/quotes")
    rows = visible.for_viewer(viewer).filter(quote_of=tweet).before(read_cursor(request))
    page = cut(list(rows.order_by("-pk")[: PAGE_SIZE + 1]))
    context = {"tweet": tweet, "tab": "quotes", "page": page, "number": tweet.quotes_count}
    return show(request, "tweets/quotes.html", context, part="more")
