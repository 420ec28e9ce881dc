"""Writing a Tweet: on a page, in a dialog, or in place."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html

from apps.core.decorators import members_only
from apps.core.errors import too_many
from apps.core.limits import LimitReachedError
from apps.core.rendering import UNPROCESSABLE, answer, show
from apps.users.models import User

from .. import actions
from ..forms import ComposeForm
from ..models import Tweet


@members_only
def compose(request: HttpRequest) -> HttpResponse:
    """GET shows the composer (`?reply_to=<id>` to answer), POST posts."""
    viewer = cast(User, request.user)
    if request.method != "POST":
        initial = {"reply_to": _answered(request), "text": request.GET.get("text", "")}
        return _composer(request, ComposeForm(viewer=viewer, initial=initial))
    form = ComposeForm(request.POST, viewer=viewer)
    if not form.is_valid():
        return _composer(request, form, UNPROCESSABLE)
    try:
        tweet = actions.post(viewer, **form.cleaned_data)
    except LimitReachedError as error:
        return too_many(request, str(error))
    except Tweet.DoesNotExist:
        form.add_error("reply_to", "The Tweet you answer was deleted.")
        return _composer(request, form, UNPROCESSABLE)
    return _posted(request, tweet)


def _posted(request: HttpRequest, tweet: Tweet) -> HttpResponse:
    viewer = request.user
    messages.success(request, format_html('Your Tweet was sent. <a href="{}">View</a>', tweet.path))
    shown = Tweet.objects.for_viewer(viewer).get(pk=tweet.pk)
    parent = tweet.reply_to
    context = {
        "tweet": shown,
        "parent": parent,
        "form": ComposeForm(viewer=viewer, initial={"reply_to": tweet.reply_to_id}),
    }
    back = f"{parent.path}#t{tweet.pk}" if parent else "/"
    return answer(request, "tweets/posted.html", context, back=back)


def _answered(request: HttpRequest) -> int | None:
    """The visible Tweet named in the address as the one to answer, if there is one."""
    text = request.GET.get("reply_to", "")
    visible = Tweet.objects.visible_to(request.user)
    known = text.isascii() and text.isdigit() and len(text) < 20
    return visible.filter(pk=int(text)).values_list("pk", flat=True).first() if known else None


def _composer(request: HttpRequest, form: ComposeForm, status: int = 200) -> HttpResponse:
    answered = form["reply_to"].value()
    tweets = Tweet.objects.visible_to(request.user).for_viewer(request.user)
    parent = tweets.filter(pk=answered).first() if str(answered or "").isdigit() else None
    context = {"form": form, "parent": parent}
    part = "dialog" if request.method == "GET" else "form"
    return show(request, "tweets/compose.html", context, part=part, status=status)
