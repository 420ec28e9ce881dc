"""What a half-typed search may become."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .. import searches
from ..people import named
from ..trends import beginning
from .search import read_query

PEOPLE, TOPICS, SEARCHES = 5, 3, 3


def suggest(request: HttpRequest) -> HttpResponse:
    """A list for the search field: searches made before, topics, people."""
    text = read_query(request)
    viewer = request.user
    context = {
        "query": text,
        "recent": searches.recent(viewer, text, SEARCHES if text else 8),
        "topics": beginning(text.lstrip("#＃"), viewer, TOPICS),
        "people": named(text, viewer, PEOPLE) if text else [],
    }
    return render(request, "discovery/_suggestions.html", context)
