"""Serving people's files when no other server does."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest

_TYPES = {"webp": "image/webp"}


def serve(request: HttpRequest, name: str) -> FileResponse:
    """One file by its unguessable name, never as anything but a picture.

    A name is given once and its content never changes, so it may be kept for ever.
    """
    content_type = _TYPES.get(name.rpartition(".")[2])
    if content_type is None or not default_storage.exists(name):
        raise Http404
    response = FileResponse(default_storage.open(name), content_type=content_type)
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
