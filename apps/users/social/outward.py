"""Requests to providers, bounded in time and size."""

import time
from typing import Any

import requests
from allauth.socialaccount import app_settings

MOST_BYTES = 1_000_000
MOST_SECONDS = 10


class BoundedSession(requests.Session):
    """A provider that hangs, drips or floods is one that can't be reached."""

    max_redirects = 3

    def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:
        bounded = {**options, "stream": True, "timeout": app_settings.REQUESTS_TIMEOUT}
        if request.method == "POST":
            # Secrets go where they were meant to and nowhere else.
            bounded["allow_redirects"] = False
        response = super().send(request, **bounded)
        # allauth counts on there being one.
        response.headers.setdefault("Content-Type", "application/octet-stream")
        if not response._content_consumed:
            response._content = _read(response)
            response._content_consumed = True
        return response


def _read(response: requests.Response) -> bytes:
    until = time.monotonic() + MOST_SECONDS
    content = bytearray()
    # One read at a time: whoever sends a letter now and then is not waited for.
    while part := response.raw.read1(65_536, decode_content=True):
        content += part
        if len(content) > MOST_BYTES or time.monotonic() > until:
            response.close()
            raise requests.RequestException(f"{response.url} answers without end.")
    return bytes(content)
