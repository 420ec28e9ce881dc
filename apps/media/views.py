"""The files that everybody may see, and the pages on which people choose their own."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from apps.core.decorators import members_only
from apps.core.rendering import UNPROCESSABLE
from apps.users.models import User

from .actions.portrait import remove_portrait, upload_portrait
from .forms import PortraitForm
from .pictures.opening import BadPictureError
from .serving import picture_response

_NAMES = {"avatar": "profile picture", "header": "header"}


def portrait(request: HttpRequest, kind: str, key: str, width: int) -> HttpResponseBase:
    """An avatar, a header, or the picture of a link card."""
    return picture_response(f"{kind}/{key[:2]}/{key}-{width}.webp", cache="public")


@members_only
def edit_portrait(request: HttpRequest, kind: str) -> HttpResponse:
    """GET shows the form for one's own avatar or header (`kind`), POST saves a picture, or with
    `remove` takes it away."""
    if request.method != "POST":
        return _page(request, kind, PortraitForm())
    if "remove" in request.POST:
        remove_portrait(cast(User, request.user), kind)
        return _done(request, f"Your {_NAMES[kind]} was removed.")
    form = sent_portrait(request, kind)
    if form.errors:
        return _page(request, kind, form)
    return _done(request, f"Your {_NAMES[kind]} was changed.")


def sent_portrait(request: HttpRequest, kind: str) -> PortraitForm:
    """The form that was sent. Unless it has errors, its picture is one's avatar or header now."""
    form = PortraitForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["picture"]
        try:
            upload_portrait(cast(User, request.user), kind, file, form.crop)
        except BadPictureError as error:
            form.add_error("picture", str(error))
    return form


def _done(request: HttpRequest, text: str) -> HttpResponse:
    messages.success(request, text)
    return HttpResponseRedirect(reverse("users:profile"))


def _page(request: HttpRequest, kind: str, form: PortraitForm) -> HttpResponse:
    context = {
        "kind": kind,
        "heading": _NAMES[kind].capitalize(),
        "has_one": getattr(request.user, kind),
        "form": form,
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "media/portrait.html", context, status=status)
