"""The WSGI application that project.server asks."""

import os
import re
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings.prod")

_django = get_wsgi_application()

_BOUNDARY = re.compile(r';\s*boundary=("?)([0-9A-Za-z\'()+_,./:=? -]{1,70})\1\s*(?:;|$)')


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Django's, for which what is sent is always UTF-8."""
    if "CONTENT_TYPE" in environ:
        environ["CONTENT_TYPE"] = plain_content_type(environ["CONTENT_TYPE"])
    return _django(environ, start_response)


def plain_content_type(sent: str) -> str:
    """A content type without anything that says how to decode what was sent.

    Django would take any codec that Python has for the text of a form and of the address, among
    them some that take time by the square of a length, and some that give no text.
    """
    kind = sent.partition(";")[0].strip().lower()
    boundary = _BOUNDARY.search(sent) if kind == "multipart/form-data" else None
    return f'{kind}; boundary="{boundary[2]}"' if boundary else kind
