"""A Tweet's own page."""

from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404

from apps.core.prepared import Prepared
from apps.core.rendering import show
from apps.core.robots import indexable
from apps.users.querysets import Viewer

from ..answers import Sorting, read_sorting
from ..conversation import Conversation, converse
from ..forms import ComposeForm
from ..models import Tweet
from ..replying import barrier

_VISIBLE = Prepared[Tweet](
    lambda viewer, ids: (
        Tweet.objects.visible_to(viewer).select_related("author", "root__author").filter(pk__in=ids)
    )
)


@indexable
def detail(request: HttpRequest, username: str, pk: int) -> HttpResponse:
    """The Tweet among those it answers and its replies (`?sort=likes` for the most liked first),
    or the next replies as a fragment."""
    viewer = request.user
    tweet = next(_VISIBLE.rows(viewer, [pk]), None)
    if tweet is None:
        raise Http404
    if username != tweet.author.username:
        return HttpResponseRedirect(tweet.path)
    return _show(request, tweet, there=True)


def replies(request: HttpRequest, pk: int) -> HttpResponse:
    """What stands around and below a Tweet that is not there for the viewer."""
    if tweet := next(_VISIBLE.rows(request.user, [pk]), None):
        return HttpResponseRedirect(tweet.path)
    try:
        return _show(request, get_object_or_404(Tweet, pk=pk), there=False)
    except BadRequest as error:
        # As for one that never was.
        raise Http404 from error


def _show(request: HttpRequest, tweet: Tweet, *, there: bool) -> HttpResponse:
    viewer = request.user
    sorting = read_sorting(request)
    try:
        around = converse(tweet, viewer, sorting, there=there)
    except Tweet.DoesNotExist as error:
        raise Http404 from error
    if not there and not _stands(tweet, around, viewer, sorting):
        raise Http404
    context: dict[str, Any] = {
        "tweet": around.tweet,
        "ancestors": around.ancestors,
        "chain": around.chain,
        "page": around.page,
        "path": tweet.path if there else f"/status/{tweet.pk}",
        "replies_count": tweet.replies_count,
        "first": sorting.cursor is None,
        "sort": sorting.name,
        "also": "sort=likes&" if sorting.by_likes else "",
    }
    if there and viewer.is_authenticated:
        context["form"] = ComposeForm(viewer=viewer, initial={"reply_to": tweet.pk})
        context["barrier"] = barrier(viewer, tweet)
    return show(request, "tweets/detail.html", context, part="more")


def _stands(tweet: Tweet, around: Conversation, viewer: Viewer, sorting: Sorting) -> bool:
    """Whether anything is there below a Tweet that is not: what has nothing below it stands
    nowhere, on whatever page one asks."""
    if around.page.rows or sorting.cursor is None:
        return bool(around.page.rows)
    return bool(converse(tweet, viewer, Sorting(sorting.by_likes), there=False).page.rows)
