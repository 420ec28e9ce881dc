"""What holds for every request."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from .errors import method_not_allowed, too_large, too_many
from .limits import LimitReachedError
from .rendering import wants_fragment


class BodyLimitMiddleware:
    """Refuses a request that is too large before a byte of it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > settings.MAX_REQUEST_BYTES:
            return too_large(request)
        return self.get_response(request)


class LimitMiddleware:
    """Answers LimitReachedError, whichever view it comes from."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return too_many(request, str(error)) if isinstance(error, LimitReachedError) else None


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
