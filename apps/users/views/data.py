"""What the site keeps of somebody, and how they leave."""

from typing import cast

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from apps.core.decorators import confirmed_only, members_only

from ..actions import deactivate as deactivate_account
from ..models import User


@members_only
def data(request: HttpRequest) -> HttpResponse:
    return render(request, "users/settings_data.html", {})


@confirmed_only
def deactivate(request: HttpRequest) -> HttpResponse:
    """GET asks; POST hides the account at once and signs its owner out everywhere."""
    if request.method != "POST":
        return render(request, "users/deactivate.html", {"days": User.DAYS_TO_RETURN})
    user = cast(User, request.user)
    context = {"days": User.DAYS_TO_RETURN}
    get_adapter().send_notification_mail("account/email/deactivated", user, context)
    deactivate_account(user)
    logout(request)
    messages.success(request, "Your account is deactivated. Log in to bring it back.")
    return HttpResponseRedirect("/")
