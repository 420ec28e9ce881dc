"""Writing a Tweet: on a page, in a dialog, or in place."""

from typing import cast
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from apps.core.decorators import members_only, to_login
from apps.core.errors import too_many
from apps.core.ids import parse_id
from apps.core.limits import LimitReachedError
from apps.core.pagination import PAGE_SIZE
from apps.core.rendering import UNPROCESSABLE, answer, show
from apps.users.models import User

from .. import actions
from ..conversation import parent_of
from ..forms import ComposeForm
from ..models import Tweet

# Characters of a text that an address can carry to the login page and back.
KEPT = 1_500


def compose(request: HttpRequest) -> HttpResponse:
    """GET shows the composer (`?reply_to=<id>` to answer), POST posts."""
    if request.method == "POST" and not request.user.is_authenticated:
        return _log_in_and_go_on(request)
    return _compose(request)


def _log_in_and_go_on(request: HttpRequest) -> HttpResponse:
    """The session ended while somebody wrote: what they wrote waits behind the login page."""
    kept = {name: request.POST.get(name, "")[:KEPT] for name in ("text", "reply_to")}
    return to_login(f"{reverse('tweets:compose')}?{urlencode(kept)}")


@members_only
def _compose(request: HttpRequest) -> HttpResponse:
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
    parent = parent_of(tweet, viewer)
    context = {
        "tweet": shown,
        "parent": parent,
        "form": ComposeForm(viewer=viewer, initial={"reply_to": tweet.reply_to_id}),
    }
    return answer(request, "tweets/posted.html", context, back=_back(tweet, parent))


def _back(tweet: Tweet, parent: Tweet | None) -> str:
    """A page that shows the new Tweet: among the replies while they fit on one page."""
    if parent is None:
        return "/"
    among = parent.replies_count <= PAGE_SIZE
    return f"{parent.path}#{tweet.anchor}" if among else tweet.path


def _answered(request: HttpRequest) -> int | None:
    """The visible Tweet named in the address as the one to answer, if there is one."""
    pk = parse_id(request.GET.get("reply_to"))
    visible = Tweet.objects.visible_to(request.user)
    return visible.filter(pk=pk).values_list("pk", flat=True).first() if pk else None


def _composer(request: HttpRequest, form: ComposeForm, status: int = 200) -> HttpResponse:
    answered = parse_id(form["reply_to"].value())
    tweets = Tweet.objects.visible_to(request.user).for_viewer(request.user)
    parent = tweets.filter(pk=answered).first() if answered else None
    context = {"form": form, "parent": parent}
    part = "dialog" if request.method == "GET" else "form"
    return show(request, "tweets/compose.html", context, part=part, status=status)
