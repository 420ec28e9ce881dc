import ast
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.tasks import Task
from django.utils.module_loading import import_string

from project.settings import base
from project.site import site_secret


def run(code, **environment):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, *code],
        cwd=settings.BASE_DIR,
        env={**kept, "DJANGO_SETTINGS_MODULE": "project.settings.prod", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_refuses_to_start_without_its_secret():
    result = run(["manage.py", "check"])
    assert result.returncode
    assert "SECRET_KEY" in result.stderr


@pytest.mark.parametrize("email", ["", "smtp+tls://me:secret@mail.example:587"])
def test_production_passes_the_checks_for_deployment(tmp_path, email):
    result = run(
        ["manage.py", "check", "--deploy", "--fail-level", "INFO"],
        SECRET_KEY=os.urandom(40).hex(),
        BASE_URL="https://twite.example",
        EMAIL_URL=email,
        DATA_DIR=str(tmp_path),
    )
    assert result.returncode == 0, result.stderr


def test_cookies_of_a_site_are_for_it_alone(tmp_path):
    names = [
        *("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "KNOWN_COOKIE_NAME"),
        *("SESSION_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE"),
        *("CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS"),
    ]
    code = f"from django.conf import settings as s; print([getattr(s, n) for n in {names}])"
    site = {"BASE_URL": "https://twite.example", "SECRET_KEY": "x", "DATA_DIR": str(tmp_path)}
    values = ast.literal_eval(run(["-c", code], **site).stdout)
    assert values[:3] == ["__Host-session", "__Host-csrf", "__Host-known"]
    assert values[3:] == [True, True, "Lax", True, True, 31_536_000]


def test_the_debug_toolbar_is_for_development_only():
    code = "from django.conf import settings as s; print('debug_toolbar' in s.INSTALLED_APPS)"
    for module, expected in (("dev", "True"), ("prod", "False"), ("test", "False")):
        result = run(
            ["-c", code], DJANGO_SETTINGS_MODULE=f"project.settings.{module}", SECRET_KEY="x"
        )
        assert result.stdout.strip() == expected, result.stderr


def test_a_site_keeps_its_secret_to_itself(tmp_path):
    first = site_secret(tmp_path / "data")
    assert len(first) > 50
    assert site_secret(tmp_path / "data") == first
    assert (tmp_path / "data" / "secret-key").stat().st_mode & 0o077 == 0


def test_every_scheduled_task_is_one():
    schedules = base.TASKS["default"]["OPTIONS"]["SCHEDULES"]
    for schedule in schedules.values():
        assert isinstance(import_string(schedule["task"]), Task)
