"""Error answers: a page of ours, or a toast when a fragment was asked for."""

import re
import sys

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from .capacity import has_room, is_busy, is_no_room
from .rendering import wants_fragment

# Fields of forms that hold somebody's own words.
_WRITTEN = re.compile(r"text$|bio$|alt_\d+$")


def _error(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    context = {"status": status, "title": title, "text": text}
    name = "core/error.html#toast" if wants_fragment(request) else "core/error.html"
    return render(request, name, context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(
        request, 400, "That address makes no sense", "Something in it is not as it should be."
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 403, "You can’t do that", "This is not for your account.")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(
        request, 404, "Nothing here", "This page doesn’t exist, or it isn’t there for you."
    )


def method_not_allowed(request: HttpRequest, allow: str) -> HttpResponse:
    response = _error(
        request, 405, "That isn’t a page", "This address does something; it shows nothing."
    )
    response["Allow"] = allow
    return response


def too_large(request: HttpRequest) -> HttpResponse:
    megabytes = settings.MAX_REQUEST_BYTES // 1_000_000
    return _error(
        request, 413, "That is too much at once", f"A form takes {megabytes} MB, files included."
    )


def too_many(request: HttpRequest, text: str) -> HttpResponse:
    return _error(request, 429, "Slow down a little", text)


def at_once(request: HttpRequest) -> HttpResponse:
    return _error(
        request,
        409,
        "Twice at one moment",
        "Somebody, maybe you, did the same at this very moment. Look whether it is done.",
    )


def made_for_another(request: HttpRequest, signed_out: bool) -> HttpResponse:
    """Refuses what a page sends that was not made for who is signed in. Nothing is lost: with htmx
    the page stays as it is, and without it all that was written stands on the answer."""
    before = "before you logged in" if signed_out else "with another account, or long ago"
    context = {
        "status": 409,
        "title": f"You are @{request.user.get_username()} here by now",
        "text": f"This page was opened {before}, so nothing was done.",
        "written": [text for name, text in request.POST.items() if _WRITTEN.match(name) and text],
    }
    part = "#toast" if wants_fragment(request) else ""
    response = render(request, f"core/other_reader.html{part}", context, status=409)
    response["Cache-Control"] = "no-store"
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _error(
        request,
        403,
        "Please try once more",
        "For your safety we check where a form comes from, and this one has grown old. "
        "Go back, reload the page and send it again.",
    )


def no_room(request: HttpRequest) -> HttpResponse:
    text = (
        "This site’s disk is full, so nothing new can be kept. What you wrote is still there when "
        "you go back; please try again later."
    )
    return _without_database(request, 507, "There is no room left", text)


def busy(request: HttpRequest) -> HttpResponse:
    text = (
        "Too much is being written at this moment. What you wrote is still there when you go "
        "back; please try again."
    )
    response = _without_database(request, 503, "Very busy just now", text)
    response["Retry-After"] = "10"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Says what failed, as far as that helps whoever asked."""
    error = sys.exception()
    if is_no_room(error) or not has_room():
        return no_room(request)
    if is_busy(error):
        return busy(request)
    text = (
        "That is our fault, not yours. What you wrote is still there when you go back; please try "
        "again in a moment."
    )
    return _without_database(request, 500, "Something went wrong", text)


def _without_database(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    """Asks neither database nor session, since one of them may be what failed."""
    part = "#toast" if wants_fragment(request) else ""
    page = render_to_string(f"core/server_error.html{part}", {"title": title, "text": text})
    return HttpResponse(page, status=status)
