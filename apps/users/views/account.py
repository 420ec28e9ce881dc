"""By which name somebody is known, and in whose language and time they read."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from apps.core.decorators import confirmed_only, members_only
from apps.core.rendering import UNPROCESSABLE

from ..actions import rename, update_profile
from ..forms import LocaleForm, UsernameForm
from ..pages import settings_form
from .profile import own_row


@members_only
def account(request: HttpRequest) -> HttpResponse:
    """Language and time zone, and the way to name and address."""
    user = own_row(request)
    form = LocaleForm(request.POST or None, instance=user)
    return settings_form(
        request,
        "users/settings_account.html",
        form,
        lambda: update_profile(user, **form.cleaned_data),
    )


@confirmed_only
def username(request: HttpRequest) -> HttpResponse:
    """Another username. The old one leads to it until somebody takes it."""
    user = own_row(request)
    form = UsernameForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        try:
            rename(own_row(request), form.cleaned_data["username"])
        except IntegrityError:
            form.add_error("username", "This name was taken a moment ago.")
        else:
            messages.success(request, f"You are @{form.cleaned_data['username']} now.")
            return HttpResponseRedirect(reverse("users:account"))
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "users/settings_username.html", {"form": form}, status=status)
