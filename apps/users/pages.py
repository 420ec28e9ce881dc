"""Settings pages: a plain form each, swapped in place where htmx is."""

from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from apps.core.limits import count_action
from apps.core.rendering import UNPROCESSABLE, show

from .models import User


def settings_form(
    request: HttpRequest,
    template: str,
    form: BaseForm,
    save: Callable[[], None],
) -> HttpResponse:
    """Shows the form on the page `template`, which has it as its partial `form`; or saves it.

    `save` is called for a valid form, and may still refuse by adding errors to it. What is saved
    stands in the frame of the page too, so the whole page comes again.
    """
    if request.method == "POST" and form.is_valid():
        count_action("change", cast(User, request.user).pk)
        save()
        if form.is_valid():
            messages.success(request, "Saved.")
            return HttpResponseRedirect(request.path)
    status = UNPROCESSABLE if form.errors else 200
    return show(request, template, {"form": form}, part="form", status=status)
