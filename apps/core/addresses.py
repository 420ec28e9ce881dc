"""Addresses that come from the browser."""

from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def own_path(request: HttpRequest, url: str) -> str | None:
    """Path and query of `url`, if it is a page of this site."""
    if not url_has_allowed_host_and_scheme(
        url, {request.get_host()}, require_https=request.is_secure()
    ):
        return None
    parts = urlsplit(url)
    # "//elsewhere" as a path would be another site's address.
    path = "/" + parts.path.lstrip("/\\")
    return path + (f"?{parts.query}" if parts.query else "")


def leading_on(path: str, wanted: str | None) -> str:
    """The address of `path` that remembers where its visitor wants to go afterwards."""
    return f"{path}?{urlencode({'next': wanted}, safe='/@')}" if wanted else path
