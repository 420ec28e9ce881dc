"""How allauth does things on this site."""

from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from allauth.core import context as allauth_context
from allauth.core import ratelimit
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language_from_request

from apps.core.addresses import leading_on
from apps.core.mail import new_message_id
from apps.core.tasks import send_mail
from apps.text.rendering import directed

from . import devices, logbook, sessions
from .actions import confirm, restore
from .fields import validate_not_reserved
from .finding import claimants
from .models import User
from .reading import as_read_by
from .signals import described
from .words import ERRORS

# What the ways to confirm that it is they are called.
CONFIRMED_BY = {
    "reauthenticate": "Use your password",
    "mfa_reauthenticate": "Use a code",
    "mfa_reauthenticate:webauthn": "Use a passkey",
}


# Mails that anybody can have sent to any address.
BY_STRANGERS = {
    f"account/email/{name}"
    for name in (
        *("email_confirmation_signup", "email_confirmation", "account_already_exists"),
        *("login_code", "password_reset_key", "unknown_account"),
    )
}


def _has_room(email: str) -> bool:
    """Whether that address was not sent too many of them lately. Who asked is not told, or what is
    sent to whom would show."""
    request = allauth_context.request
    return bool(ratelimit.consume(request, action="mail_by_strangers", key=email.lower()))


_BY_CODE = {"account_confirm_login_code"}


def _has_address(user: User, email: str) -> bool:
    """Those whom staff made have theirs in one place alone."""
    rows = EmailAddress.objects.filter(user=user, email=email.lower())
    return user.email.lower() == email.lower() or rows.exists()


def _past_first_steps(response: HttpResponse) -> HttpResponse:
    """The same, by way of the first steps, which end where it led. For allauth, a wanted address
    takes their place."""
    steps, wanted = settings.ACCOUNT_SIGNUP_REDIRECT_URL, response["Location"]
    if urlsplit(wanted).path != steps:
        response["Location"] = leading_on(steps, wanted)
    return response


@dataclass(frozen=True)
class Site:
    """What mails say of the site, whatever address a request used."""

    name: str = settings.SITE_NAME
    domain: str = urlsplit(settings.BASE_URL).netloc


def _rebased(context: dict[str, Any]) -> dict[str, Any]:
    """The values with their links at the site's own address: what a request says of its host
    is no reason to send somebody there."""
    origin = allauth_context.request.build_absolute_uri("/")
    return {
        name: settings.BASE_URL + value.removeprefix(origin.rstrip("/"))
        if isinstance(value, str) and value.startswith(origin)
        else value
        for name, value in context.items()
    }


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {**DefaultAccountAdapter.error_messages, **ERRORS}

    def clean_username(self, username: str, shallow: bool = False) -> str:
        validate_not_reserved(username)
        cleaned: str = super().clean_username(username, shallow)
        return cleaned

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """By what failed tries are counted, besides the address they come from: what was typed,
        and never the request's host. Browsers that the account was used from before count each by
        itself, so that strangers who guess lock nobody out of their own."""
        login = str(credentials.get("email") or credentials.get("username") or "").lower()
        return f"{devices.mark_for(request, login)}:{login}"

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            logbook.refused(request)
            raise

    def pre_login(self, request: HttpRequest, user: User, **how: Any) -> HttpResponse | None:
        """Who deactivated their account may still come back, by every way in. A code that was sent
        to an address that is no longer theirs opens nothing."""
        # It may have changed on the way here.
        user.refresh_from_db()
        email = how.get("email")
        by_code = request.resolver_match and request.resolver_match.url_name in _BY_CODE
        outdated = by_code and sessions.is_code_outdated(request, user)
        if outdated or (email and not how["signup"] and not _has_address(user, email)):
            messages.error(request, "That code is no longer good. Please log in anew.")
            return HttpResponseRedirect(reverse("account_login"))
        sessions.begin_login(request, user)
        if user.may_enter:
            return None
        return cast(HttpResponse | None, super().pre_login(request, user, **how))

    def login(self, request: HttpRequest, user: User) -> None:
        """The last step of every way in. A new password or the end of all sessions, meanwhile, ends
        a login that had begun."""
        user.refresh_from_db()
        if not sessions.is_same_login(request, user):
            messages.error(request, "Something about your account changed. Please log in anew.")
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("account_login")))
        if not user.is_active and not confirm(user):
            if not restore(user):
                raise ImmediateHttpResponse(self.respond_user_inactive(request, user))
            messages.success(request, "Welcome back. Your account is as you left it.")
        super().login(request, user)
        # Who came in this minute is not asked at once whether it is they.
        record_authentication(request, user, "login", reauthenticated=True)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("users:security")

    def save_user(
        self, request: HttpRequest, user: User, form: BaseForm, commit: bool = True
    ) -> User:
        user.language = get_language_from_request(request)
        user.is_active = user.confirmed = False
        saved: User = super().save_user(request, user, form, commit)
        if commit:
            described.send(User, user=saved)
        return saved

    def post_login(
        self, request: HttpRequest, user: User, *, signup: bool, **how: Any
    ) -> HttpResponse:
        """Every way in ends here. A login from a browser that is new to the account is told by
        mail, whatever mails its owner wants; the browser that signed up is nobody else's."""
        response: HttpResponse = super().post_login(request, user, signup=signup, **how)
        if not signup and not devices.is_known(request, user):
            self.send_notification_mail("account/email/new_login", user)
        devices.remember(request, response, user)
        return _past_first_steps(response) if signup else response

    def get_reauthentication_methods(self, user: User) -> list[dict[str, str]]:
        methods: list[dict[str, str]] = super().get_reauthentication_methods(user)
        return [{**one, "description": CONFIRMED_BY[one["id"]]} for one in methods]

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        agent = allauth_context.request.headers.get("User-Agent", "")
        known = {"user": user, "device": devices.name_of(agent), **(context or {})}
        super().send_notification_mail(template_prefix, user, known, email)

    def send_confirmation_mail(
        self, request: HttpRequest, emailconfirmation: Any, signup: bool
    ) -> None:
        """Who signs up with the address of an account gets no code that would open another one:
        its owner is told."""
        address = emailconfirmation.email_address
        owner = claimants(address.email).owner
        if owner and owner.pk != address.user_id and not address.user.confirmed:
            self.send_account_already_exists_mail(address.email)
        else:
            super().send_confirmation_mail(request, emailconfirmation, signup)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Writes it in the language and time zone of who gets it, if that is known."""
        if template_prefix in BY_STRANGERS and not _has_room(email):
            return
        person = context.get("user")
        with as_read_by(person) if isinstance(person, User) else nullcontext():
            self._hand_over(template_prefix, email, context)

    def _hand_over(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Hands the mail to the worker: a slow mail server delays nobody, and a mail
        that fails is tried again. The HTML is the text in the site's own frame."""
        values = {
            "request": allauth_context.request,
            "email": email,
            "current_site": Site(),
            "site_url": settings.BASE_URL,
            **_rebased(context),
        }
        message = self.render_mail(template_prefix, email, values)
        text = str(message.body)
        html = render_to_string(
            "core/mail.html", {**values, "subject": message.subject, "rows": directed(text)}
        )
        arguments = (message.subject, text, message.to, message.from_email)
        headers = {"Message-ID": new_message_id()}
        transaction.on_commit(lambda: send_mail.enqueue(*arguments, html=html, headers=headers))
