from datetime import timedelta
from email import policy
from email.parser import BytesParser
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django_ox.models import OxTask

from apps.core.mail import is_refused
from apps.core.models import RefusedAddress
from apps.core.tasks import forget_finished, send_mail

ADDRESS = "A@example.org"
MAIL = ("Hello", "Text ü", [ADDRESS], "Twite <t@example.org>")


class RefusingBackend(BaseEmailBackend):
    """A mail server that says no, with the error it was given."""

    def __init__(self, *args, error, asked, **options):
        super().__init__()
        self.error, self.asked = error, asked

    def send_messages(self, messages):
        self.asked.append(messages)
        raise self.error


@pytest.fixture
def refusing(settings):
    """`refusing(error)` makes the server say no; returns the list of what it was asked."""

    def refuse(error):
        asked: list = []
        backend = f"{__name__}.RefusingBackend"
        settings.MAILERS = {
            "default": {"BACKEND": backend, "OPTIONS": {"error": error, "asked": asked}}
        }
        return asked

    return refuse


@pytest.mark.django_db
def test_without_a_mail_server_mail_is_kept_in_the_outbox(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.MAILERS = {"default": {"BACKEND": "apps.core.mail.OutboxBackend"}}
    send_mail.call(*MAIL, html="<p>ü</p>")
    (path,) = (tmp_path / "outbox").iterdir()
    message = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
    assert message["Subject"] == "Hello"
    assert message["To"] == ADDRESS
    assert "Text ü" in message.get_body(("plain",)).get_content()
    assert (tmp_path / "outbox").stat().st_mode & 0o077 == 0


@pytest.mark.django_db
@pytest.mark.parametrize("code", [500, 521, 550, 551, 553])
def test_a_refused_address_is_not_tried_again_and_gets_no_more_for_a_day(refusing, code):
    asked = refusing(SMTPRecipientsRefused({ADDRESS: (code, b"no such user")}))
    for _ in range(3):
        send_mail.call(*MAIL)
    assert len(asked) == 1
    assert is_refused(ADDRESS.lower())
    RefusedAddress.objects.update(until=timezone.now() - timedelta(seconds=1))
    send_mail.call(*MAIL)
    assert len(asked) == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    "error", [SMTPDataError(554, b"spam"), SMTPSenderRefused(550, b"who are you", "t@example.org")]
)
def test_a_refused_mail_is_not_tried_again_but_the_next_one_is(refusing, error):
    asked = refusing(error)
    for _ in range(2):
        send_mail.call(*MAIL)
    assert len(asked) == 2
    assert not is_refused(ADDRESS)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "error",
    [
        SMTPRecipientsRefused({ADDRESS: (450, b"later")}),
        SMTPDataError(451, b"later"),
        SMTPSenderRefused(421, b"later", "t@example.org"),
        SMTPServerDisconnected("gone"),
        TimeoutError("it never answers"),
    ],
)
def test_what_may_pass_is_tried_again(refusing, error):
    refusing(error)
    with pytest.raises(type(error)):
        send_mail.call(*MAIL)
    assert not is_refused(ADDRESS)


def test_mail_has_a_queue_of_its_own():
    assert send_mail.queue_name == "mail"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "days", "stays"),
    [
        ("SUCCESSFUL", 0.9, True),
        ("SUCCESSFUL", 1.1, False),
        ("FAILED", 6.9, True),
        ("FAILED", 7.1, False),
        ("LOST", 7.1, False),
        ("DISCARDED", 7.1, False),
        ("READY", 30, True),
    ],
)
def test_what_is_over_goes_in_time_with_what_it_carried(status, days, stays):
    at = timezone.now() - timedelta(days=days)
    ended = None if status == "READY" else at
    common = {"backend_name": "default", "enqueued_at": at}
    OxTask.objects.create(task_path="x", status=status, finished_at=ended, **common)
    RefusedAddress.objects.create(email="old@example.org", until=at)
    forget_finished.call()
    assert OxTask.objects.exists() is stays
    assert not RefusedAddress.objects.exists()


@pytest.mark.django_db
def test_message_ids_name_the_site(client, settings, alice, django_capture_on_commit_callbacks):
    """The machine calls itself what it likes."""
    settings.BASE_URL = "https://birds.example"
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/accounts/password/reset/", {"email": alice.email})
    (message,) = mail.outbox
    assert message.message()["Message-ID"].endswith("@birds.example>")
