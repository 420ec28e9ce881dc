"""Serving the files that everybody may see."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from .serving import picture_response


def portrait(request: HttpRequest, kind: str, key: str, width: int) -> HttpResponseBase:
    """An avatar, a header, or the picture of a link card."""
    return picture_response(f"{kind}/{key[:2]}/{key}-{width}.webp", cache="public")
