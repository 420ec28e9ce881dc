from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def no_icon(_: HttpRequest) -> HttpResponse:
    return HttpResponse(status=204)


urlpatterns = [
    path("accounts/", include("allauth.account.urls")),
    path("favicon.ico", no_icon),
    path("", include("allauth.idp.urls")),
]
