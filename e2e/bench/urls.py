"""The site's addresses, and the bare page."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from project.urls import urlpatterns as site

BODY = b"<p>bare</p>".ljust(40_000)


def bare(request: HttpRequest) -> HttpResponse:
    """40 kB for somebody who is signed in: all that a page costs besides what is on it."""
    return HttpResponse(BODY if request.user.is_authenticated else b"")


urlpatterns = [path("bench/bare", bare), *site]
handler400 = "apps.core.errors.bad_request"
handler403 = "apps.core.errors.forbidden"
handler404 = "apps.core.errors.not_found"
handler500 = "apps.core.errors.server_error"
