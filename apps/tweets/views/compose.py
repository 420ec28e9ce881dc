"""Writing a Tweet: on a page, in a dialog, or in place."""

import re
from typing import Any, cast
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from apps.core.decorators import members_only, to_login
from apps.core.ids import parse_id
from apps.core.pagination import PAGE_SIZE
from apps.core.rendering import UNPROCESSABLE, answer, show
from apps.media.actions.discard import discard_images
from apps.media.models import Image
from apps.text.normalising import normalise
from apps.users.models import User

from .. import actions
from ..actions.resent import Said, sent_before
from ..conversation import parent_of
from ..forms import ComposeForm
from ..hydration import card_of
from ..models import Tweet
from ..pictures import GONE, MAX_PICTURES, arrange, chosen, named, take_in
from ..replying import ReplyNotAllowedError, barrier

# Characters of a text that an address can carry to the login page and back.
KEPT = 1_500
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def compose(request: HttpRequest) -> HttpResponse:
    """GET shows the composer (`?reply_to=<id>` to answer, `?quote_of=<id>` to quote), POST posts,
    or with `arrange` only takes in, moves or removes pictures."""
    if request.method == "POST" and not request.user.is_authenticated:
        return _log_in_and_go_on(request)
    return _compose(request)


def _log_in_and_go_on(request: HttpRequest) -> HttpResponse:
    """The session ended while somebody wrote: what they wrote waits behind the login page."""
    kept = {name: request.POST.get(name, "")[:KEPT] for name in ("text", "reply_to", "quote_of")}
    return to_login(f"{reverse('tweets:compose')}?{urlencode(kept)}")


@members_only
def _compose(request: HttpRequest) -> HttpResponse:
    viewer = cast(User, request.user)
    if request.method != "POST":
        initial: dict[str, Any] = {"text": request.GET.get("text", "")}
        for name in ("reply_to", "quote_of"):
            initial[name] = _named(request, name)
        form = ComposeForm(viewer=viewer, initial=initial)
        if any(request.GET.get(name) and not initial[name] for name in ("reply_to", "quote_of")):
            form.problems.append("The Tweet you answer or quote is not there any more.")
        return _composer(request, form)
    earlier = _sent_before(request, viewer)
    if earlier:
        return _posted(request, earlier)
    pictures, missing = chosen(request.POST, viewer)
    files = request.FILES.getlist("pictures")
    added, problems = take_in(files, viewer, MAX_PICTURES - len(pictures))
    problems = missing + problems
    if "arrange" in request.POST:
        return _arrange(request, [*pictures, *added], problems)
    form = ComposeForm(request.POST, viewer=viewer, pictures=[*pictures, *added])
    form.problems = problems
    if not form.ready:
        return _composer(request, form, UNPROCESSABLE)
    return _post(request, form)


def _sent_before(request: HttpRequest, viewer: User) -> Tweet | None:
    """The Tweet that this very form made when it was sent a first time: its pictures are used
    now, so that it can't be judged like a new one."""
    data, nonce = request.POST, request.POST.get("nonce", "")
    if not _UUID.fullmatch(nonce) or "arrange" in data:
        return None
    files = len(request.FILES.getlist("pictures"))
    said = Said(
        normalise(data.get("text", "")),
        parse_id(data.get("reply_to")),
        parse_id(data.get("quote_of")),
        files or frozenset(named(data)),
    )
    return sent_before(viewer, UUID(nonce), said)


def _arrange(request: HttpRequest, pictures: list[Image], problems: list[str]) -> HttpResponse:
    """The composer as it was, with its pictures changed; nothing is sent."""
    kept = {name: request.POST.get(name, "") for name in ComposeForm.base_fields}
    arranged = arrange(pictures, request.POST["arrange"])
    discard_images([image for image in pictures if image not in arranged])
    form = ComposeForm(viewer=request.user, pictures=arranged, initial=kept)
    form.problems = problems
    return _composer(request, form, UNPROCESSABLE if problems else 200)


def _post(request: HttpRequest, form: ComposeForm) -> HttpResponse:
    try:
        tweet = actions.post(cast(User, request.user), **form.draft())
    except Tweet.DoesNotExist:
        form.add_error("reply_to", "The Tweet you answer or quote was deleted.")
    except Image.DoesNotExist:
        form.problems.append(GONE)
    except ReplyNotAllowedError as error:
        form.add_error("reply_to", str(error))
    else:
        return _posted(request, tweet)
    return _composer(request, form, UNPROCESSABLE)


def _posted(request: HttpRequest, tweet: Tweet) -> HttpResponse:
    viewer = request.user
    try:
        shown = card_of(tweet.pk, viewer)
    except Tweet.DoesNotExist as error:
        raise Http404 from error
    messages.success(request, format_html('Your Tweet was sent. <a href="{}">View</a>', tweet.path))
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


def _named(request: HttpRequest, name: str) -> int | None:
    """The visible Tweet named in the address, if there is one."""
    pk = parse_id(request.GET.get(name))
    visible = Tweet.objects.visible_to(request.user)
    if name == "quote_of":
        visible = visible.shareable()
    return visible.filter(pk=pk).values_list("pk", flat=True).first() if pk else None


def _composer(request: HttpRequest, form: ComposeForm, status: int = 200) -> HttpResponse:
    tweets = Tweet.objects.visible_to(request.user).for_viewer(request.user)
    ids = {name: parse_id(form[name].value()) for name in ("reply_to", "quote_of")}
    found = tweets.in_bulk([pk for pk in ids.values() if pk])
    parent = found.get(ids["reply_to"] or 0)
    context = {
        "form": form,
        "parent": parent,
        "quoted": found.get(ids["quote_of"] or 0),
        "barrier": barrier(request.user, parent) if parent else "",
    }
    part = "dialog" if request.method == "GET" else "form"
    return show(request, "tweets/compose.html", context, part=part, status=status)
