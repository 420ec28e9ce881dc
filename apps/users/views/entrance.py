"""Before somebody is in."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from .. import actions, sessions


@require_POST
def start_over(request: HttpRequest) -> HttpResponse:
    """Takes back the sign-up that this browser has not finished: the address was wrong."""
    pk = sessions.signed_up(request)
    if pk is not None and not request.user.is_authenticated:
        actions.start_over(pk)
        request.session.flush()
    return HttpResponseRedirect(reverse("account_signup"))
