"""Sending people's files, never as anything but a picture."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.utils.cache import patch_cache_control

YEAR = 31_536_000


def picture_response(name: str, *, cache: str) -> FileResponse:
    """The WebP file `name` of the storage; 404 when there is none. `cache` is "public" or
    "private".

    A name is given once and its content never changes, so it may be kept for ever.
    """
    try:
        content = default_storage.open(name)
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(content, content_type="image/webp")
    patch_cache_control(response, **{cache: True, "max_age": YEAR, "immutable": True})
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-site"
    return response
