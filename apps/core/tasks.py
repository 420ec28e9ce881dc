"""Tasks that every app may enqueue."""

from django.core.cache import caches
from django.core.mail import EmailMultiAlternatives
from django.core.management import call_command
from django.tasks import task

from . import limits, mail
from .cache import TableCache


# A queue of its own: a mail server that never answers holds up nothing but mail.
@task(queue_name="mail")
def send_mail(
    subject: str,
    text: str,
    to: list[str],
    sender: str,
    *,
    html: str = "",
    headers: dict[str, str] | None = None,
) -> None:
    """Sends one mail to one address. A failure that may pass raises, and the worker tries again
    later; what the mail server refused for good is not tried again."""
    message = EmailMultiAlternatives(subject, text, sender, to, headers=headers)
    if html:
        message.attach_alternative(html, "text/html")
    mail.deliver(message)


@task
def forget_finished() -> None:
    """Deletes tasks that were done a day ago, and those that failed for good a week ago: mails
    with codes and links stand in them."""
    call_command("ox_prune", older_than="24h", verbosity=0)
    call_command("ox_prune", older_than="7d", include_failed=True, verbosity=0)
    mail.forget_refused()
    limits.forget_counts()


@task
def forget_expired_values() -> None:
    """Deletes what has ended from a cache that does not do so by itself."""
    default = caches["default"]
    if isinstance(default, TableCache):
        default.delete_expired()
