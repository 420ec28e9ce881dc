"""Mails about notifications. What a mail tells is looked at when it is written, and that it was
written is noted with it: after a crash there is one, not two."""

from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from apps.core.tasks import send_mail
from apps.text.rendering import directed
from apps.users.models import User

from .inbox import Line, lines_of, read_to
from .models import Notification, Preferences
from .wanted import preferences_of

# Digests are sent from this hour on, in the reader's zone.
MORNING = 8
LISTED = 10
_signer = Signer(salt="notifications.unsubscribe")


@task
def mail(recipient: int, kind: str, about: int) -> None:
    """See `mail_line`."""
    mail_line(recipient, kind, about)


@task
def digests() -> None:
    """See `send_digests`."""
    send_digests(timezone.now())


@task
def digest(owner: int, now: str) -> None:
    """See `write_digest`; `now` in ISO 8601."""
    write_digest(owner, datetime.fromisoformat(now))


def mail_line(recipient: int, kind: str, about: int) -> bool:
    """Tells of one line, unless it was read, or grew since a mail that was not read yet; whether
    a mail was written."""
    with transaction.atomic():
        rows = Notification.objects.select_for_update()
        row = rows.filter(recipient=recipient, kind=kind, about=about, newest__gt=0).first()
        person = User.objects.filter(pk=recipient, is_active=True).first()
        if row is None or person is None:
            return False
        last, choice = read_to(person), preferences_of(person)
        wanted = choice.mail == Preferences.Mail.ONCE and kind in choice.mailed
        if not wanted or row.newest <= last or row.mailed > last:
            return False
        Notification.objects.filter(pk=row.pk).update(mailed=row.newest)
        lines = lines_of([row], person)
        return bool(lines) and _write(person, lines[0].sentence, lines, f"{row.pk}.{row.newest}")


def send_digests(now: datetime) -> int:
    """Hands to the worker one task for everybody whose morning has come; how many."""
    rows = Preferences.objects.filter(mail__in=[Preferences.Mail.DAILY, Preferences.Mail.WEEKLY])
    due = [row.owner_id for row in rows.select_related("owner") if _is_due(row, now)]
    for owner in due:
        digest.enqueue(owner, now.isoformat())
    return len(due)


def begin(preferences: Preferences, now: datetime) -> None:
    """Digests tell of what comes from `now` on."""
    newest = Notification.objects.filter(recipient=preferences.owner).order_by("-newest")
    preferences.mailed_to = newest.values_list("newest", flat=True).first() or 0
    preferences.digested_on = now.astimezone(preferences.owner.zone).date()


@transaction.atomic
def write_digest(owner: int, now: datetime) -> bool:
    """Writes to somebody what came since the last digest; False when there is nothing, or it was
    done."""
    rows = Preferences.objects.select_for_update().select_related("owner")
    choice = rows.filter(owner=owner, owner__is_active=True).first()
    if choice is None or not _is_due(choice, now):
        return False
    person = choice.owner
    after = max(choice.mailed_to, read_to(person))
    lines = Notification.objects.filter(
        recipient=person, kind__in=choice.mailed, newest__gt=after
    ).order_by("-newest")
    found = list(lines[:LISTED])
    choice.digested_on = now.astimezone(person.zone).date()
    choice.mailed_to = max([choice.mailed_to, *(row.newest for row in found)])
    choice.save(update_fields=["digested_on", "mailed_to"])
    shown = lines_of(found, person)
    if not shown:
        return False
    number = f"{len(shown)}{'+' if len(found) == LISTED else ''}"
    subject = (
        f"{number} new notifications on {settings.SITE_NAME}"
        if len(shown) > 1
        else shown[0].sentence
    )
    return _write(person, subject, shown, f"{owner}.{choice.digested_on}")


def _is_due(choice: Preferences, now: datetime) -> bool:
    local = now.astimezone(choice.owner.zone)
    if local.hour < MORNING or choice.mail not in {"daily", "weekly"}:
        return False
    begins = local.date()
    if choice.mail == Preferences.Mail.WEEKLY:
        begins -= timedelta(days=begins.weekday())
    return (choice.digested_on or date.min) < begins


def _write(person: User, subject: str, lines: list[Line], number: str) -> bool:
    """Hands a mail to the worker in the caller's transaction; False without a confirmed address."""
    # A name may have lines; a subject may not.
    subject = " ".join(subject.split())
    addresses = EmailAddress.objects.filter(user=person, primary=True, verified=True)
    address = addresses.values_list("email", flat=True).first()
    if address is None:
        return False
    leave = settings.BASE_URL + reverse("notifications:unsubscribe", args=[token_for(person)])
    context = {
        "lines": lines,
        "base": settings.BASE_URL,
        "leave": leave,
        "subject": subject,
        "current_site": {"name": settings.SITE_NAME},
        "site_url": settings.BASE_URL,
    }
    # Stripped, it is a plain string again, which the HTML escapes.
    text = render_to_string("notifications/mail.txt", context).strip()
    html = render_to_string("core/mail.html", {**context, "rows": directed(text)})
    host = urlsplit(settings.BASE_URL).hostname
    headers = {
        "Message-ID": f"<notification.{number}@{host}>",
        "List-Unsubscribe": f"<{leave}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    sender = settings.DEFAULT_FROM_EMAIL
    send_mail.enqueue(subject, text, [address], sender, html=html, headers=headers)
    return True


def token_for(person: User) -> str:
    """What lets whoever holds a mail to `person` stop the next one, and nothing else."""
    return _signer.sign(str(person.pk))


def owner_of(token: str) -> int | None:
    """The id of the person whose mails `token` stops."""
    try:
        return int(_signer.unsign(token))
    except (BadSignature, ValueError):
        return None
