"""Editing one's own Tweet, and the history that everybody can read."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404

from apps.core.decorators import members_only
from apps.core.rendering import UNPROCESSABLE, answer, current_page, show
from apps.users.models import User

from .. import actions
from ..forms import EditForm
from ..models import Tweet
from ..pictures import arrange, remaining
from ..versions import versions_of


@members_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows text and pictures to change, POST changes them, or with `arrange` only moves or
    removes pictures in the form."""
    viewer = cast(User, request.user)
    own = Tweet.objects.visible_to(viewer).filter(author=viewer)
    tweet = get_object_or_404(own.for_viewer(viewer), pk=pk)
    if request.method != "POST":
        return _editor(request, EditForm(tweet=tweet), tweet)
    if "arrange" in request.POST:
        return _arrange(request, tweet)
    form = EditForm(request.POST, tweet=tweet)
    if form.ready:
        try:
            actions.edit(tweet, images=form.pictures, **form.cleaned_data)
        except actions.NotEditableError as error:
            form.add_error("text", str(error))
        else:
            return _edited(request, tweet)
    return _editor(request, form, tweet, UNPROCESSABLE)


def _arrange(request: HttpRequest, tweet: Tweet) -> HttpResponse:
    """The form as it was, with its pictures changed; nothing is saved, and nothing deleted."""
    kept = {name: request.POST.get(name, "") for name in EditForm.base_fields}
    form = EditForm(tweet=tweet, initial=kept)
    form.pictures = arrange(remaining(request.POST, form.pictures), request.POST["arrange"])
    return _editor(request, form, tweet)


def _editor(request: HttpRequest, form: EditForm, tweet: Tweet, status: int = 200) -> HttpResponse:
    part = "dialog" if request.method == "GET" else "form"
    context = {"form": form, "tweet": tweet}
    return show(request, "tweets/edit.html", context, part=part, status=status)


def _edited(request: HttpRequest, tweet: Tweet) -> HttpResponse:
    messages.success(request, "Your Tweet was changed.")
    changed = Tweet.objects.for_viewer(request.user).get(pk=tweet.pk)
    page = current_page(request) or ""
    back = tweet.path if page.startswith(f"/tweets/{tweet.pk}/") else page or tweet.path
    return answer(request, "tweets/edited.html", {"tweet": changed}, back=back)


def history(request: HttpRequest, username: str, pk: int) -> HttpResponse:
    """What the Tweet says and said, the newest first."""
    tweets = Tweet.objects.visible_to(request.user).for_viewer(request.user)
    tweet = get_object_or_404(tweets, pk=pk)
    if username != tweet.author.username:
        return HttpResponseRedirect(f"{tweet.path}/history")
    context = {"tweet": tweet, "versions": versions_of(tweet)}
    return show(request, "tweets/history.html", context, part="dialog")
