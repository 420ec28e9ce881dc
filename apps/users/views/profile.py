"""What somebody says about themselves, and how the site looks to them."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from apps.core.decorators import members_only
from apps.core.rendering import UNPROCESSABLE

from ..actions import update_profile
from ..forms import DisplayForm, ProfileForm
from ..models import User
from ..pages import settings_form


@members_only
def settings_index(request: HttpRequest) -> HttpResponse:
    return render(request, "users/settings.html", {})


@members_only
def profile(request: HttpRequest) -> HttpResponse:
    user = own_row(request)
    form = ProfileForm(request.POST or None, instance=user)
    return settings_form(
        request,
        "users/settings_profile.html",
        form,
        lambda: update_profile(user, **form.cleaned_data),
    )


@members_only
def display(request: HttpRequest) -> HttpResponse:
    """The whole page comes again when it is saved: what was chosen is on its first element."""
    user = own_row(request)
    form = DisplayForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        update_profile(user, **form.cleaned_data)
        messages.success(request, "Saved.")
        return HttpResponseRedirect(reverse("users:display"))
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "users/settings_display.html", {"form": form}, status=status)


def own_row(request: HttpRequest) -> User:
    """A copy: a refused form must not change the person shown in the page's frame."""
    return User.objects.get(pk=cast(User, request.user).pk)
