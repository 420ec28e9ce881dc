"""What search engines are told: which pages are for them, and that no other is."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

type View = Callable[..., HttpResponse]

# Addresses that lead to nothing for them, or to the same again in other words.
_CLOSED = (
    *("/accounts/", "/admin/", "/settings", "/search", "/compose", "/notifications", "/bookmarks"),
    *("/requests", "/welcome", "/live", "/tweets/", "/*?"),
)


def indexable[Page: View](view: Page) -> Page:
    """Marks a view whose page, without parameters, belongs into search engines."""
    view.indexable = True  # type: ignore[attr-defined]
    return view


def keep_out_of_indexes(get_response: View) -> View:
    """Says of every page that is not marked, was asked for with parameters, or is somebody's view
    of it, that it belongs into no index."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        match = request.resolver_match
        marked = getattr(match.func, "indexable", False) if match else False
        own = settings.SESSION_COOKIE_NAME in request.COOKIES
        picture = response.headers.get("Content-Type", "").startswith("image/")
        if not picture and (own or request.GET or not marked):
            response.headers["X-Robots-Tag"] = "noindex"
        return response

    return respond


def robots(request: HttpRequest) -> HttpResponse:
    """The file robots.txt."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _CLOSED)]
    lines += [f"Allow: {reverse('core:robots')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
