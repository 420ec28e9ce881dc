"""Sending people's files, never as anything but a picture."""

import logging

from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse
from django.utils.cache import patch_cache_control

logger = logging.getLogger(__name__)

YEAR = 31_536_000


def picture_response(name: str, *, cache: str) -> HttpResponse:
    """The WebP file `name` of the storage; 404 when there is none, 503 while the storage
    can't be asked. `cache` is "public" or "private".

    A name is given once and its content never changes, so it may be kept for ever.
    """
    try:
        with default_storage.open(name) as file:
            content = file.read()
    except FileNotFoundError as error:
        raise Http404 from error
    except OSError:
        logger.exception("The storage has not given %s", name)
        return HttpResponse(status=503, headers={"Retry-After": "10"})
    # Whole, not streamed: a stream would hold one of the few threads for as long as somebody
    # takes to read it.
    response = HttpResponse(content, content_type="image/webp")
    patch_cache_control(response, **{cache: True, "max_age": YEAR, "immutable": True})
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-site"
    return response
