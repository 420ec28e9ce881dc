from email import policy
from email.parser import BytesParser

from apps.core.tasks import send_mail


def test_without_a_mail_server_mail_is_kept_in_the_outbox(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.MAILERS = {"default": {"BACKEND": "apps.core.mail.OutboxBackend"}}
    send_mail.call("Hello", "Text ü", ["a@example.org"], "Twite <t@example.org>", html="<p>ü</p>")
    (path,) = (tmp_path / "outbox").iterdir()
    message = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
    assert message["Subject"] == "Hello"
    assert message["To"] == "a@example.org"
    assert "Text ü" in message.get_body(("plain",)).get_content()
    assert (tmp_path / "outbox").stat().st_mode & 0o077 == 0
