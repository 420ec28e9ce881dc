"""The page of muted words and topics."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from apps.core.decorators import members_only, verb
from apps.core.pagination import PAGE_SIZE, cut, read_cursor
from apps.core.rendering import UNPROCESSABLE, show
from apps.users.models import User

from .. import actions
from ..forms import DURATIONS, MutedWordForm
from ..models import MutedWord


@members_only
def muted_words(request: HttpRequest) -> HttpResponse:
    """GET lists them, the newest first, and offers the word in `word`; POST mutes one more."""
    user = cast(User, request.user)
    if request.method != "POST":
        return _page(request, user, MutedWordForm(initial={"written": request.GET.get("word")}))
    form = MutedWordForm(request.POST)
    if not (form.is_valid() and _mute(user, form)):
        return _page(request, user, form)
    messages.success(request, f"“{form.cleaned_data['written']}” is muted.")
    return HttpResponseRedirect(reverse("graph:muted_words"))


def _mute(user: User, form: MutedWordForm) -> bool:
    lasting = DURATIONS.get(form.cleaned_data["lasting"])
    try:
        actions.mute_word(user, form.cleaned_data["written"], lasting)
    except actions.NoWordError:
        form.add_error("written", "There is no word in it.")
    except actions.TooManyWordsError:
        form.add_error("written", "You mute 1,000 already. Unmute one that you no longer need.")
    return form.is_valid()


def _page(request: HttpRequest, user: User, form: MutedWordForm) -> HttpResponse:
    rows = MutedWord.objects.in_force().filter(muter=user).order_by("-pk")
    cursor = read_cursor(request)
    before = rows if cursor is None else rows.filter(pk__lt=cursor)
    context = {"form": form, "page": cut(list(before[: PAGE_SIZE + 1]))}
    status = UNPROCESSABLE if form.errors else 200
    return show(request, "graph/muted_words.html", context, part="more", status=status)


@verb
def unmute_word(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(User, request.user)
    word = MutedWord.objects.filter(muter=user, pk=pk).first()
    # Twice is as good as once.
    if word:
        actions.unmute_word(word)
        messages.success(request, f"“{word.written}” is no longer muted.")
    return HttpResponseRedirect(reverse("graph:muted_words"))
