"""One mechanism for pages and fragments.

A view that shows something calls `show`: the whole page, or one named partial
of it for htmx. A view that does something calls `answer`: the fragments to
swap for htmx, a redirect to where it was used for a plain form. Views never
look for htmx themselves.
"""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

from .addresses import own_path

type Context = dict[str, Any]

_ANCHOR = re.compile(r"[a-z]\d{1,19}")
UNPROCESSABLE = 422


def wants_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of a page; a boosted link or a history restore wants all."""
    htmx = HtmxDetails(request)
    partial = htmx.request_type in {None, "partial"}
    return bool(htmx) and partial and not htmx.boosted and not htmx.history_restore_request


def show(
    request: HttpRequest, template: str, context: Context, *, part: str, status: int = 200
) -> HttpResponse:
    """The page `template`, or only its partial `part` for a fragment request."""
    name = f"{template}#{part}" if wants_fragment(request) else template
    response = render(request, name, context, status=status)
    return _vary(response)


def answer(
    request: HttpRequest, template: str | None, context: Context, *, back: str, status: int = 200
) -> HttpResponse:
    """What a verb says: the fragments of `template`, if any, and pending toasts; or a redirect to
    `back`."""
    if not wants_fragment(request):
        return HttpResponseRedirect(back)
    response = HttpResponse(status=status)
    if template:
        response = render(request, template, context, status=status)
    response.write(render_to_string("core/_toasts.html", {}, request))
    return _vary(response)


def where_used(request: HttpRequest, default: str) -> str:
    """The page a verb was used on, at the Tweet named by the field `at`; else `default`.

    Only pages of this site count: the address comes from the browser's referrer.
    """
    path = current_page(request)
    anchor = request.POST.get("at", "")
    if path is None:
        return default
    return f"{path}#{anchor}" if _ANCHOR.fullmatch(anchor) else path


def current_page(request: HttpRequest) -> str | None:
    """Path and query of the page that the request came from, if it is one of this site."""
    return own_path(request, HtmxDetails(request).current_url or request.headers.get("Referer", ""))


def _vary(response: HttpResponse) -> HttpResponse:
    patch_vary_headers(response, ["HX-Request", "HX-Request-Type"])
    return response
