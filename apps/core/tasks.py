"""Tasks that every app may enqueue."""

from django.core.mail import EmailMultiAlternatives
from django.tasks import task


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
