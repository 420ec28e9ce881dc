"""What every template knows."""

from copy import copy
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from .page_reader import reader_of


def site(request: HttpRequest) -> dict[str, Any]:
    """The site's name, its address, and this page's canonical address without its query."""
    return {
        "SITE_NAME": settings.SITE_NAME,
        "BASE_URL": settings.BASE_URL,
        "CSRF_COOKIE": settings.CSRF_COOKIE_NAME,
        "canonical_url": settings.BASE_URL + request.path,
    }


def reader(request: HttpRequest) -> dict[str, Any]:
    """Who reads the page, as `user`: the row behind the proxy of `request.user`, whose fields are
    read a thousand times for a page."""
    if not hasattr(request, "user"):
        return {}
    # Copying a proxy copies what it stands for.
    user = copy(request.user)
    # For the script that tells the device's zone to whoever chose none.
    zone = "" if getattr(user, "time_zone", "") else timezone.get_current_timezone_name()
    return {"user": user, "page_reader": reader_of(request), "page_zone": zone}
