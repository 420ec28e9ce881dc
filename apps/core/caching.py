"""Who may keep an answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import has_vary_header, patch_cache_control

type Respond = Callable[[HttpRequest], HttpResponse]


def keep_to_reader(get_response: Respond) -> Respond:
    """Lets caches between here and somebody keep nothing that was made for them: what a session
    was read for, and what brings cookies. Outside of what reads sessions and sets cookies."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        made_for_them = has_vary_header(response, "Cookie") or response.cookies
        if made_for_them and "no-store" not in response.headers.get("Cache-Control", ""):
            # In the place of `public`, if a view said so.
            patch_cache_control(response, private=True)
        return response

    return respond
