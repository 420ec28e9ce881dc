"""Settings pages."""

from django.contrib import messages
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from apps.core.decorators import members_only
from apps.core.rendering import UNPROCESSABLE

from .actions import update_profile
from .forms import DisplayForm, ProfileForm
from .models import User


@members_only
def settings_index(request: HttpRequest) -> HttpResponse:
    return render(request, "users/settings.html", {})


@members_only
def profile(request: HttpRequest) -> HttpResponse:
    return _edit(request, ProfileForm, "users/settings_profile.html", "users:profile")


@members_only
def display(request: HttpRequest) -> HttpResponse:
    return _edit(request, DisplayForm, "users/settings_display.html", "users:display")


def _edit(
    request: HttpRequest, form_class: type[ModelForm], template: str, address: str
) -> HttpResponse:
    """Shows or saves one form about the signed-in person."""
    # A copy: a refused form must not change the person shown in the page's frame.
    user = User.objects.get(pk=request.user.pk)
    form = form_class(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        update_profile(user, **form.cleaned_data)
        messages.success(request, "Saved.")
        return HttpResponseRedirect(reverse(address))
    status = UNPROCESSABLE if form.errors else 200
    return render(request, template, {"form": form}, status=status)
