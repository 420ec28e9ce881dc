"""For whom a page was made.

A tab may show one account while another one logs in by another tab; what is sent from the first
would be done by the second. So each page names its reader, once on `<html>`, from where scripts put
it into a header, and once in each form; and what a page sends is refused when it was made for
somebody else.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, UnreadablePostError

from .decorators import to_login
from .errors import made_for_another
from .rendering import current_page

FIELD = "page_reader"
HEADER = "X-Page-Reader"
# The reader of pages that nobody is signed in on.
NOBODY = "0"
_SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}
# Django's own pages, which name nobody; whoever uses them is told on each of them who they are.
_ADMINISTRATION = "/admin/"


def reader_of(request: HttpRequest) -> str:
    """How pages that answer `request` name their reader."""
    return str(request.user.pk) if request.user.is_authenticated else NOBODY


class PageReaderMiddleware:
    """Stands before Django's check of tokens: a login changes the token too, and who sends a form
    from before it should learn what happened."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], *_: object
    ) -> HttpResponse | None:
        if request.method in _SAFE or _is_exempt(request, view):
            return None
        named = _readers_named(request)
        if named == {reader_of(request)} or not (named or _needs_name(request)):
            return None
        if request.user.is_authenticated:
            return made_for_another(request, NOBODY in named)
        # Who was signed in is asked to log in again, whatever they sent.
        return None if named == {NOBODY} else to_login(current_page(request) or "/")


def _is_exempt(request: HttpRequest, view: Callable[..., HttpResponse]) -> bool:
    """What takes no token either is not sent by pages of ours, but by mail programs and by login
    providers."""
    return getattr(view, "csrf_exempt", False) or request.path.startswith(_ADMINISTRATION)


def _needs_name(request: HttpRequest) -> bool:
    """Django's test client sends no tokens, and no names either, unless it is told to."""
    unchecked = getattr(request, "_dont_enforce_csrf_checks", False)
    return request.user.is_authenticated and not unchecked


def _readers_named(request: HttpRequest) -> set[str]:
    """All of them: a part of a page may have been loaded for somebody else than the page was."""
    try:
        fields = request.POST.getlist(FIELD)
    except UnreadablePostError:
        # The connection broke, and nobody reads the answer.
        fields = []
    return {*fields, request.headers.get(HEADER, "")} - {""}
