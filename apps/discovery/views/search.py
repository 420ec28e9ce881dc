"""The search page, and the form for people who don't type operators."""

from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from apps.core.pagination import Page, read_cursor
from apps.core.rendering import show, wants_fragment
from apps.text.normalising import normalise, one_line
from apps.users.querysets import Viewer

from .. import query, searches
from ..finding import newest
from ..forms import OperatorForm
from ..index.expressions import has
from ..people import people_found
from ..planning import plan
from ..query import Node
from ..ranking import read_rank, top
from ..words import IMAGE

TABS = {"top": "Top", "latest": "Latest", "people": "People", "media": "Media"}


def search(request: HttpRequest) -> HttpResponse:
    """`q` is looked for and `f` names the tab. Without `q`, what somebody looked for before."""
    text = read_query(request)
    if not text:
        return _start(request)
    tab = request.GET.get("f", "top")
    tab = tab if tab in TABS else "top"
    node = query.parse(text)
    context = {
        "query": text,
        "tab": tab,
        "tabs": [(name, title, searches.address(text, name)) for name, title in TABS.items()],
        "words": query.words_of(node),
        "page": _page(request, node, text, tab),
        "saved": not wants_fragment(request) and searches.is_saved(request.user, text),
        "people": tab == "people",
        # A link from elsewhere is nothing that somebody looked for.
        "typed": request.headers.get("Sec-Fetch-Site") in {None, "same-origin", "none"},
    }
    return show(request, "discovery/search.html", context, part="more")


def read_query(request: HttpRequest) -> str:
    """What is looked for: one line, cut where the language ends."""
    given = request.POST if request.method == "POST" else request.GET
    return one_line(normalise(given.get("q", "")))[: searches.LONGEST]


def _page(request: HttpRequest, node: Node | None, text: str, tab: str) -> Page[Any]:
    if tab == "people":
        words = " ".join(query.people_in(node))
        return people_found(words, request.user, _shown(request))
    return _tweets(request, node, request.user, tab)


def _tweets(request: HttpRequest, node: Node | None, viewer: Viewer, tab: str) -> Page[Any]:
    wanted = plan(node, viewer)
    if wanted is None:
        return Page([])
    if tab == "top":
        return top(wanted, viewer, read_rank(request))
    if tab == "media":
        wanted = wanted.also(has(IMAGE))
    return newest(wanted, viewer, read_cursor(request))


def _shown(request: HttpRequest) -> int:
    """How many people were shown on the pages before."""
    text = request.GET.get("before", "0")
    if not (text.isascii() and text.isdigit() and len(text) < 4):
        raise BadRequest("“before” must be a place in this list.")
    return int(text)


def _start(request: HttpRequest) -> HttpResponse:
    context: dict[str, Any] = {"recent": searches.recent(request.user)}
    if request.user.is_authenticated:
        context["kept"] = searches.saved(request.user)
    return render(request, "discovery/search_start.html", context)


def advanced(request: HttpRequest) -> HttpResponse:
    """Fields for the operators; filled in they lead to the results."""
    form = OperatorForm(request.GET or None)
    if form.is_valid():
        return HttpResponseRedirect(searches.address(form.query))
    return render(request, "discovery/advanced.html", {"form": form})
