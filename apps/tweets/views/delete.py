"""Deleting one's own Tweet."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from apps.core.decorators import members_only
from apps.core.rendering import answer, current_page, show, where_used
from apps.users.models import User

from .. import actions
from ..conversation import parent_of
from ..models import Tweet


@members_only
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """GET asks, POST deletes."""
    viewer = cast(User, request.user)
    own = Tweet.objects.visible_to(viewer).filter(author=viewer)
    tweet = get_object_or_404(own.for_viewer(viewer), pk=pk)
    if request.method != "POST":
        return show(request, "tweets/delete.html", {"tweet": tweet}, part="question")
    actions.delete(tweet)
    messages.success(request, "Your Tweet was deleted.")
    viewer.refresh_from_db(fields=["tweets_count"])
    context = {
        "tweet": tweet,
        "parent": parent_of(tweet, viewer),
        "stands": tweet.replies_count > 0,
    }
    return answer(request, "tweets/deleted.html", context, back=_back(request, tweet))


def _back(request: HttpRequest, tweet: Tweet) -> str:
    """Where it was used; but the Tweet's own pages are gone, and the question is answered."""
    page = current_page(request) or "/"
    gone = page.startswith((tweet.path, f"/tweets/{tweet.pk}/"))
    return tweet.author.path if gone else where_used(request, "/")
