"""What holds for every request of somebody who is signed in, and for names that were given up."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from apps.core.formats import in_zone

from . import sessions
from .models import FormerName
from .reading import as_read_by
from .zones import note_zone, zone_of_device

type Respond = Callable[[HttpRequest], HttpResponse]


def reader(get_response: Respond) -> Respond:
    """Writes pages in their reader's language and time zone, and notes that their session is
    used."""

    def respond(request: HttpRequest) -> HttpResponse:
        # Without the cookie nobody is signed in, and pictures have no words: who reads is not
        # asked for a dozen of them on a page.
        asked = settings.SESSION_COOKIE_NAME in request.COOKIES
        pictures = request.path.startswith(settings.MEDIA_URL)
        zone = "" if pictures else zone_of_device(request)
        if not asked or pictures or not request.user.is_authenticated:
            with in_zone(zone):
                return get_response(request)
        with as_read_by(request.user, zone):
            sessions.note_use(request)
            if request.method == "POST":
                note_zone(request, request.user)
            return get_response(request)

    return respond


class FormerNames:
    """Leads from a name that was given up to its owner, for any address below a profile."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        match = request.resolver_match
        name = match.kwargs.get("username") if match else None
        if name is None or request.method not in {"GET", "HEAD"} or not isinstance(error, Http404):
            return None
        user = FormerName.objects.owner_of(name)
        if user is None:
            return None
        rest = request.get_full_path().removeprefix(f"/@{name}")
        return HttpResponseRedirect(user.path + rest)
