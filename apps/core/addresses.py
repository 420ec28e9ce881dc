"""Addresses that come from the browser, and that lead back to the site from elsewhere."""

from urllib.parse import urlencode, urljoin, urlsplit

from django.conf import settings
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


def absolute(path: str) -> str:
    """The whole address of one of our pages or files."""
    return urljoin(settings.BASE_URL, path)


def leading_on(path: str, wanted: str | None) -> str:
    """The address of `path` that remembers where its visitor wants to go afterwards."""
    return f"{path}?{urlencode({'next': wanted}, safe='/@')}" if wanted else path
