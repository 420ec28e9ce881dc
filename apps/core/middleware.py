"""Keeps pages out of fragments."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from .errors import method_not_allowed
from .rendering import wants_fragment


class FragmentMiddleware:
    """Turns a redirect into a full-page one for fragment requests.

    A browser follows a 302 by itself, and htmx would swap the login page into
    a button. 204 swaps nothing; HX-Redirect moves the window.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            response = method_not_allowed(request, response["Allow"])
        if response.status_code in {301, 302, 303, 307, 308} and wants_fragment(request):
            moved = HttpResponse(status=204, headers={"HX-Redirect": response["Location"]})
            moved.cookies = response.cookies
            return moved
        return response
