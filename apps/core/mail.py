"""How mail leaves the site."""

import logging
from collections.abc import Sequence
from datetime import timedelta
from email.utils import make_msgid
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from .models import RefusedAddress

# An address that was refused gets no mail for so long: asking again and again is what makes
# servers refuse a whole site.
REFUSED_FOR = timedelta(days=1)
# Codes from this one on are for good (RFC 5321, 4.2.1).
PERMANENT = 500

logger = logging.getLogger("twite.mail")


class OutboxBackend(BaseEmailBackend):
    """Keeps each mail as a file in DATA_DIR/outbox, readable by any mail program,
    and shows it on the console, so that an operator can pass links on."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = settings.DATA_DIR / "outbox"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for message in email_messages:
            stamp = timezone.now().strftime("%Y%m%d-%H%M%S")
            path = folder / f"{stamp}-{uuid4().hex[:8]}.eml"
            path.write_bytes(message.message().as_bytes())
            logger.info("Mail to %s kept in %s\n%s", ", ".join(message.to), path, message.body)
        return len(email_messages)


def new_message_id() -> str:
    """A Message-ID of the site's own name; Python's would be the machine's, often `localhost`.
    Made before a mail is handed over, so that one that is sent twice is known for the same."""
    return make_msgid(domain=urlsplit(settings.BASE_URL).hostname)


def deliver(message: EmailMessage) -> bool:
    """Sends a mail to one address; False when the server refused it for good, now or lately.

    Raises whatever else goes wrong, after which it may be tried again.
    """
    (address,) = message.to
    if is_refused(address):
        logger.info("A mail was not sent: its address was refused before.")
        return False
    try:
        message.send()
    except SMTPRecipientsRefused as error:
        code = max(code for code, _ in error.recipients.values())
        if code < PERMANENT:
            raise
        _refuse(address)
    except (SMTPDataError, SMTPSenderRefused) as error:
        code = error.smtp_code
        if code < PERMANENT:
            raise
        # What was wrong with the text or the sender says nothing of the address.
    else:
        return True
    logger.error("The mail server refused a mail for good, with code %s.", code)
    return False


def is_refused(address: str) -> bool:
    """Whether a server refused mail to the address for good, not too long ago."""
    rows = RefusedAddress.objects.filter(email=address.lower(), until__gt=timezone.now())
    return rows.exists()


def forget_refused() -> None:
    """Deletes what has ended."""
    RefusedAddress.objects.filter(until__lte=timezone.now()).delete()


def _refuse(address: str) -> None:
    RefusedAddress.objects.update_or_create(
        email=address.lower(), defaults={"until": timezone.now() + REFUSED_FOR}
    )
