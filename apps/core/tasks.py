"""Tasks that every app may enqueue."""

from django.core.cache import caches
from django.core.mail import EmailMultiAlternatives
from django.core.management import call_command
from django.tasks import task

from .cache import TableCache


@task
def send_mail(
    subject: str,
    text: str,
    to: list[str],
    sender: str,
    *,
    html: str = "",
    headers: dict[str, str] | None = None,
) -> None:
    """Sends one mail. A failure raises, and the worker tries again later."""
    message = EmailMultiAlternatives(subject, text, sender, to, headers=headers)
    if html:
        message.attach_alternative(html, "text/html")
    message.send()


@task
def forget_finished() -> None:
    """Deletes tasks that were done a day ago: mails with codes and links stand in them."""
    call_command("ox_prune", older_than="24h", verbosity=0)


@task
def forget_expired_values() -> None:
    """Deletes what has ended from a cache that does not do so by itself."""
    default = caches["default"]
    if isinstance(default, TableCache):
        default.delete_expired()
