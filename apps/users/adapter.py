"""How allauth does things on this site."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string

from apps.core.tasks import send_mail

from .fields import validate_not_reserved


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
    def clean_username(self, username: str, shallow: bool = False) -> str:
        validate_not_reserved(username)
        cleaned: str = super().clean_username(username, shallow)
        return cleaned

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
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
            "core/mail.html", {**values, "subject": message.subject, "text": text}
        )
        arguments = (message.subject, text, message.to, message.from_email)
        transaction.on_commit(lambda: send_mail.enqueue(*arguments, html=html))
