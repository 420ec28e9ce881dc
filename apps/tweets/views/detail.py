"""A Tweet's own page."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404

from apps.core.pagination import cut, read_cursor
from apps.core.rendering import show

from ..conversation import own_answer, replies, surroundings
from ..forms import ComposeForm
from ..models import Tweet


def detail(request: HttpRequest, username: str, pk: int) -> HttpResponse:
    """The Tweet among those it answers and its replies, or the next replies as a fragment."""
    viewer = request.user
    tweet = get_object_or_404(Tweet.objects.visible_to(viewer).for_viewer(viewer), pk=pk)
    if username != tweet.author.username:
        return HttpResponseRedirect(tweet.path)
    after = read_cursor(request, "after")
    context = {"tweet": tweet, "page": cut(replies(tweet, viewer, after))}
    if after is None:
        around = surroundings(tweet, viewer)
        context |= {"ancestors": around.ancestors, "chain": around.chain}
        context["continued"] = around.chain[0].pk if around.chain else None
    else:
        context["continued"] = own_answer(tweet)
    if viewer.is_authenticated:
        context["form"] = ComposeForm(viewer=viewer, initial={"reply_to": tweet.pk})
    return show(request, "tweets/detail.html", context, part="more")
