"""Mail on a site without a mail server."""

import logging
from collections.abc import Sequence
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

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
