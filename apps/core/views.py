"""Pages that belong to no feature."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static

from .rendering import show


def manifest(request: HttpRequest) -> JsonResponse:
    """The web app manifest, which lets a phone install the site."""
    return JsonResponse(
        {
            "name": settings.SITE_NAME,
            "short_name": settings.SITE_NAME,
            "start_url": "/",
            "display": "standalone",
            "background_color": "#ffffff",
            "theme_color": "#1467d1",
            "icons": [
                {"src": static("logo.svg"), "sizes": "any", "type": "image/svg+xml"},
                {
                    "src": static("icon-512.png"),
                    "sizes": "512x512",
                    "type": "image/png",
                    "purpose": "maskable",
                },
            ],
        },
        content_type="application/manifest+json",
    )


def favicon(request: HttpRequest) -> HttpResponse:
    """Where pages of others, the administration's, look for the icon."""
    return HttpResponseRedirect(static("favicon-32.png"))


def keys(request: HttpRequest) -> HttpResponse:
    """The list of keyboard keys: a page, and the inside of the dialog that “?” opens."""
    return show(request, "core/keys.html", {}, part="list")
