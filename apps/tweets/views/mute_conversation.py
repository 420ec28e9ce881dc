"""Muting the conversation that a Tweet is part of."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404

from apps.core.decorators import members_only, verb
from apps.core.rendering import answer, current_page, show, where_used
from apps.users.models import User

from .. import actions
from ..models import MutedConversation, Tweet


@members_only
def mute_conversation(request: HttpRequest, pk: int) -> HttpResponse:
    """GET asks, POST mutes."""
    viewer = cast(User, request.user)
    tweet = _tweet(viewer, pk)
    if request.method != "POST":
        muted = MutedConversation.objects.of(viewer, tweet.pk).exists()
        context = {"tweet": tweet, "muted": muted}
        return show(request, "tweets/mute_conversation.html", context, part="question")
    actions.mute_conversation(viewer, tweet)
    return _done(request, tweet, "You get no more notifications of this conversation.")


@verb
def unmute_conversation(request: HttpRequest, pk: int) -> HttpResponse:
    viewer = cast(User, request.user)
    tweet = _tweet(viewer, pk)
    actions.unmute_conversation(viewer, tweet)
    return _done(request, tweet, "You get notifications of this conversation again.")


def _tweet(viewer: User, pk: int) -> Tweet:
    return get_object_or_404(Tweet.objects.visible_to(viewer).select_related("author"), pk=pk)


def _done(request: HttpRequest, tweet: Tweet, done: str) -> HttpResponse:
    messages.success(request, done)
    if (current_page(request) or "").startswith(f"/tweets/{tweet.pk}/"):
        # The question, opened as a page, is answered.
        return HttpResponseRedirect(tweet.path)
    return answer(request, None, {}, back=where_used(request, tweet.path))
