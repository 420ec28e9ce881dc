"""What is sent is UTF-8, whatever a request says of it."""

import time
from encodings.aliases import aliases

import pytest
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory

from project.server.response import run_application
from project.wsgi import application, plain_content_type

CODECS = sorted({*aliases.values(), "idna", "punycode", "raw_unicode_escape", "undefined", "x"})
FORM = "multipart/form-data"
FORMS = ["application/x-www-form-urlencoded", f"{FORM}; boundary=b"]


@pytest.fixture(autouse=True)
def _one_connection():
    """Answers end without closing the test's connection, as those to the test client do."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def ask(method, path, content_type, body=b""):
    """The status of an answer, and the seconds it took, by the application that servers ask.

    With a cookie for which the token is looked for in the form."""
    factory = RequestFactory()
    factory.cookies[settings.CSRF_COOKIE_NAME] = "a" * 32
    environ = factory.generic(method, path, body, content_type=content_type).environ
    began = time.perf_counter()
    response = run_application(application, environ)
    return int(response.status[:3]), time.perf_counter() - began


def multipart(value):
    part = b'--b\r\nContent-Disposition: form-data; name="login"\r\n\r\n'
    return part + value + b"\r\n--b--\r\n"


@pytest.mark.django_db
@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("form", FORMS)
def test_no_codec_is_taken_from_a_form(form, codec, capfd):
    body = multipart(b"a") if "multipart" in form else b"login=a"
    plain, _ = ask("POST", "/accounts/login/", form, body)
    assert plain == 403
    for parameter in (f"charset={codec}", f'charset="{codec}"', f"Charset*=utf-8''{codec}"):
        assert ask("POST", "/accounts/login/", f"{form}; {parameter}", body)[0] == plain
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.django_db
@pytest.mark.parametrize("codec", CODECS)
def test_no_codec_is_taken_from_a_request_without_a_form(codec, capfd):
    for kind in ("text/plain", "application/json", ";"):
        assert ask("GET", "/search/advanced?all=caf%C3%A9", f"{kind}; charset={codec}")[0] == 200
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.django_db
def test_a_form_in_a_quadratic_codec_takes_no_longer():
    form = "multipart/form-data; boundary=b; charset=punycode"
    _, seconds = ask("POST", "/accounts/login/", form, multipart(b"a" * 950_000))
    assert seconds < 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sent",
    [
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=é",
        "multipart/form-data; boundary*=punycode''b",
        f"multipart/form-data; boundary={'b' * 71}",
    ],
)
def test_a_form_without_a_boundary_is_a_bad_request(sent, capfd):
    assert ask("POST", "/accounts/login/", sent, multipart(b"a"))[0] == 400
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.parametrize(
    ("sent", "plain"),
    [
        ("text/html; charset=zlib", "text/html"),
        ("Application/X-WWW-Form-URLencoded;charset=big5", "application/x-www-form-urlencoded"),
        ("multipart/form-data; boundary=a-b'()+_,./:=?", f'{FORM}; boundary="a-b\'()+_,./:=?"'),
        (f'{FORM}; charset=x; boundary="a b"; c=d', f'{FORM}; boundary="a b"'),
        ("", ""),
    ],
)
def test_kind_and_boundary_are_kept(sent, plain):
    assert plain_content_type(sent) == plain
