"""What holds for every request."""

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import IntegrityError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponsePermanentRedirect,
)
from django.urls import is_valid_path
from django.utils.http import escape_leading_slashes
from django.views.decorators.csp import csp_override

from .capacity import has_room
from .errors import at_once, bad_request, method_not_allowed, no_room, too_large, too_many
from .limits import LimitReachedError
from .rendering import wants_fragment

# What pages may ask of the device: nothing but passkeys, and these on our own pages only.
_PERMISSIONS = ", ".join(
    [
        *(
            f"{feature}=()"
            for feature in (
                *("accelerometer", "autoplay", "browsing-topics", "camera"),
                *("display-capture", "encrypted-media", "geolocation", "gyroscope", "hid"),
                *("idle-detection", "local-fonts", "magnetometer", "microphone", "midi"),
                *("otp-credentials", "payment", "picture-in-picture", "screen-wake-lock"),
                *("serial", "usb", "xr-spatial-tracking"),
            )
        ),
        "publickey-credentials-create=(self)",
        "publickey-credentials-get=(self)",
    ]
)


# Where pages show what nobody else at a shared machine should see.
_SECRET = ("/accounts/", "/settings/")
# More than any of our pages needs. It may come back in the address of a login page, three times as
# long, and Django logs redirects of 16 kB as attacks.
LONGEST_QUERY = 5_200
_log = logging.getLogger("twite")


def security_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Says what Django has no setting for: which parts of a device pages may use, and that no
    other site may embed what is served here, unless a view says otherwise."""
    policy: Any = settings.ADMIN_CSP
    in_administration = csp_override(policy)(get_response)

    def respond(request: HttpRequest) -> HttpResponse:
        administration = request.path.startswith("/admin/")
        response: HttpResponse = (in_administration if administration else get_response)(request)
        response.headers.setdefault("Permissions-Policy", _PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path.startswith(_SECRET):
            # The way back after a logout shows nobody codes, addresses or devices.
            response.headers["Cache-Control"] = "no-store"
        return response

    return respond


def other_slash(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Leads from an address with a slash at its end to the one without, where only that one is
    there. Django leads the other way."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        path = request.path_info
        if response.status_code != 404 or not path.endswith("/") or path == "/":
            return response
        bare = path.rstrip("/")
        if is_valid_path(path) or not is_valid_path(bare):
            return response
        query = request.META.get("QUERY_STRING", "")
        place = escape_leading_slashes(request.path.rstrip("/"))
        return HttpResponsePermanentRedirect(
            f"{place}?{query}" if query else place,
            preserve_request=request.method not in {"GET", "HEAD"},
        )

    return respond


class BodyLimitMiddleware:
    """Refuses a request that is too large before a byte of it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
            return bad_request(request, BadRequest())
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > settings.MAX_REQUEST_BYTES:
            return too_large(request)
        return self.get_response(request)


class RoomMiddleware:
    """Takes nothing in while the disk is nearly full: what is there can be read, and is whole."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        writes = request.method not in {"GET", "HEAD", "OPTIONS", "TRACE"}
        return no_room(request) if writes and not has_room() else self.get_response(request)


class LimitMiddleware:
    """Answers what a view could not foresee: too much by one person, two at one moment, and
    nonsense in an address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, LimitReachedError):
            return too_many(request, str(error))
        if isinstance(error, (BadRequest, SuspiciousOperation)):
            # Django would log it with its traceback, and anybody could fill the log.
            return bad_request(request, error)
        if isinstance(error, IntegrityError):
            _log.exception("Two at one moment, at %s", request.path)
            return at_once(request)
        return None


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
