"""What somebody says about themselves, and how the site looks to them."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from apps.core.decorators import members_only

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
    user = own_row(request)
    form = DisplayForm(request.POST or None, instance=user)
    return settings_form(
        request,
        "users/settings_display.html",
        form,
        lambda: update_profile(user, **form.cleaned_data),
    )


def own_row(request: HttpRequest) -> User:
    """A copy: a refused form must not change the person shown in the page's frame."""
    return User.objects.get(pk=cast(User, request.user).pk)
