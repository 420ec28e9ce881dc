"""Every variable is checked before anything is written; what is wrong is said in a sentence."""

import os
import re
import subprocess
import sys
from email import message_from_bytes, policy

import pytest
from django.conf import settings
from django.core.mail import EmailMessage

from project.settings import formats, services, variables
from project.settings.variables import PROVIDERS, VARIABLES

NUMBERS = ["", "x", "-1", "1.5", "1_0", "٣", "99999999999", "1 2", "$PATH"]
BAD = {
    **dict.fromkeys(
        [name for name in VARIABLES if name.startswith("LIMIT_") and name != "LIMIT_SIGNUPS"]
        + ["PORT", "TRUSTED_PROXIES", "HSTS_SECONDS", "WIDELY_FOLLOWED", "MIN_FREE_MB"]
        + ["MACHINE_NUMBER", "TASK_LOCK_TIMEOUT"],
        NUMBERS[1:],
    ),
    "HOST": ["a b", "http://x", "ho/st", "a:8000", "-x", "a..b"],
    "DATA_DIR": ["~nobody-of-this-name/x", "/etc/passwd", "/", ".", "a\nb"],
    "BASE_URL": [
        *("twite.example", "//twite.example", "ftp://twite.example", "https://"),
        *("https://twite.example/path", "https://twite.example/?a=b", "https://twite.example/#a"),
        *("https://twite.example?", "https://twite.example#", "https://me:word@twite.example"),
        *("https://me@twite.example", "https://twite.example:99999", "https://twite.example:x"),
        *(
            "https://twi te.example",
            "https://[::1",
            "https://a_b.example",
            "https://twite..example",
        ),
        "https://twite.example\nx",
    ],
    "ALLOWED_HOSTS": ["https://twite.example", "a b", "twite.example:80", "*.example"],
    "SITE_NAME": ["Birds\nBcc: x", "a\tb", "a\x00"],
    "TIME_ZONE": ["Berlin", "Europe", "../etc", "UTC+1", "/etc/localtime"],
    "DATABASE_URL": [
        *(
            "mysql://u:word@h/n",
            "postgres://u:word@h",
            "postgres://u:word@h:x/n",
            "h/n",
            "postgres:",
        ),
        *("postgres://u:word@h:0/n", "postgres://u:word@h:70000/n", "postgres://u:word@a b/n"),
    ],
    "NEW_DATABASE_URL": ["mysql://u:word@h/n", "postgres://u:word@h"],
    "REDIS_URL": ["h:6379", "http://h", "redis://h/x", "redis://:word@", "redis://h:x/0"],
    "S3_BUCKET": ["a", "a/b", "has space", "-a"],
    "S3_ENDPOINT": ["s3.example", "https://key:word@s3.example", "https://s3.example/bucket"],
    "S3_REGION": ["eu central", "eu/1"],
    "S3_ACCESS_KEY": ["a\nb"],
    "S3_SECRET_KEY": ["word\nword"],
    "LINK_CARD_NETWORKS": ["10.1.0.0/40", "10.1.0.1/16", "here", "10.1.0.0/16;10.2.0.0/16"],
    "EMAIL_URL": [
        *("mail.example", "smtps://u:word@h", "smtp://", "smtp://u:word@", "smtp://u:word@h:x"),
        *("smtp://u@h", "smtp://:word@h", "smtp://u:word@h/x", "smtp://u:word@h?tls=1"),
        *("smtp+tls://user:word#h", "smtp://u:word@h:0", "smtp://u:wo\nrd@h", "console://"),
    ],
    "DEFAULT_FROM_EMAIL": ["Twite", "a@", "@b", "Twite <a b@c>", "a@b\nBcc: c@d", "a@b, c@d", "<>"],
    "HSTS_INCLUDE_SUBDOMAINS": ["maybe", "2", "tru"],
    "HSTS_PRELOAD": ["maybe", "2", "tru"],
    "LIMIT_SIGNUPS": ["20", "20/m/everybody", "x/m/ip", "20/w/ip", "-1/m", "20/m/ip;5/h/ip"],
}
GOOD = {
    "HOST": ["192.0.2.1", "::", "[::1]", "localhost", "box.local"],
    "DATA_DIR": [
        "/x/my#site",
        "/x/a?b",
        "/x/100%",
        "/x/%41",
        "relative",
        "~/twite",
        "/x/a b",
        "/x/ä",
    ],
    "BASE_URL": ["http://[::1]:8114", "https://bücher.example", "HTTPS://Twite.Example:443/"],
    "ALLOWED_HOSTS": [
        "*",
        ".twite.example",
        "a.example, b.example",
        "[::1]",
        "::1",
        "bücher.example",
    ],
    "SITE_NAME": ["Birds, Bees", 'The "Nest"', "<b>", "Vögel", "鳥", "a@b", "$HOME", "O'Hara; (x)"],
    "TIME_ZONE": ["UTC", "Europe/Berlin"],
    "DATABASE_URL": [
        "postgres:///twite",
        "postgresql://u@%2Frun%2Fpg/twite",
        "postgres://u:p@[::1]/n",
    ],
    "REDIS_URL": ["redis://h", "rediss://:p#?/@h:1/2", "unix:///run/redis.sock"],
    "LINK_CARD_NETWORKS": ["10.1.0.0/16, fd00::/8"],
    "EMAIL_URL": ["smtp://h", "smtp+ssl://u:p@[::1]:465"],
    "DEFAULT_FROM_EMAIL": [
        "a@b.example",
        "Birds, Bees <a@b.example>",
        '"Birds, Bees" <a@b.example>',
    ],
    "HSTS_PRELOAD": ["on", "False", "0"],
    "LIMIT_SIGNUPS": ["20/m/ip,100/d/ip", "5/2h"],
}


def of(name, value):
    more = {"S3_ACCESS_KEY": "a", "S3_SECRET_KEY": "b"} if name == "S3_BUCKET" else {}
    return variables.problems({**more, name: value})


def test_each_variable_has_bad_values_here():
    assert set(BAD) == set(VARIABLES) - {"SECRET_KEY", "SECRET_KEY_FALLBACKS"}


@pytest.mark.parametrize(("name", "value"), [(n, v) for n, all_ in BAD.items() for v in all_])
def test_a_bad_value_is_refused_in_one_sentence(name, value):
    (problem,) = of(name, value)
    assert problem.startswith(f"{name} ")
    assert f"For example: {name}=" in problem
    assert "word" not in problem.replace("password", "")
    assert "\n" not in problem


@pytest.mark.parametrize(("name", "value"), [(n, v) for n, all_ in GOOD.items() for v in all_])
def test_a_good_value_is_taken(name, value):
    assert of(name, value) == []


@pytest.mark.parametrize("name", VARIABLES)
def test_the_example_is_taken(name):
    assert of(name, VARIABLES[name].example) == []


@pytest.mark.parametrize("name", [*VARIABLES, *sorted(PROVIDERS)])
@pytest.mark.parametrize("value", ["", "  "])
def test_a_variable_without_a_value_is_none(name, value):
    assert of(name, value) == []
    assert name not in variables.reader({name: value}).ENVIRON


def test_all_problems_are_said_together():
    given = {name: values[-1] for name, values in BAD.items()}
    given |= {"GOOGLE_CLIENT_ID": "x", "OIDC_ISSUER": "x", "APPLE_KEY_ID": "x", "OIDC_ISSUERS": "!"}
    found = variables.problems(given)
    named = {re.match(r"[A-Z0-9_]+", problem)[0] for problem in found}
    assert named >= {*BAD, "GOOGLE_CLIENT_ID", "OIDC_ISSUER", "APPLE_KEY_ID", "OIDC_ISSUERS"}


def test_the_page_of_variables_names_each_of_them():
    page = (settings.BASE_DIR / "docs" / "configuration.md").read_text()
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    assert {name for row in rows for name in re.findall(r"`([A-Z0-9_]+)`", row)} == (
        VARIABLES.keys() | PROVIDERS
    )


def test_the_settings_read_no_variable_that_is_not_checked():
    read = set()
    for path in (settings.BASE_DIR / "project" / "settings").glob("*.py"):
        read |= set(re.findall(r"env\.\w+\(\s*\"([A-Z0-9_]+)\"", path.read_text()))
    assert len(read) > 20
    assert read <= VARIABLES.keys() | PROVIDERS


SPECIAL = [*"#?/@:%$&+=!'\"\\[]<>{}|^`~;, ", "pa#ss", "100%", "a%zz", "é鳥", "%g"]


@pytest.mark.parametrize("special", SPECIAL)
def test_passwords_hold_any_character_as_it_is(special):
    word = f"pa{special}ss"
    assert services.mail_options(f"smtp+tls://me:{word}@mail.example")["password"] == word
    assert services.database(f"postgres://me:{word}@db.example/twite")["PASSWORD"] == word


@pytest.mark.parametrize("special", [chr(number) for number in range(33, 127)])
def test_passwords_hold_any_character_percent_encoded(special):
    word, user = f"pa%{ord(special):02X}ss", f"m%{ord(special):02x}e"
    mail = services.mail_options(f"smtp://{user}:{word}@mail.example:2525")
    assert (mail["username"], mail["password"]) == (f"m{special}e", f"pa{special}ss")
    assert (mail["host"], mail["port"]) == ("mail.example", 2525)


def test_redis_gets_its_password_encoded():
    assert services.redis("redis://:a#b@h/1") == "redis://:a%23b@h/1"


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("http://[::1]:8114", "http://[::1]:8114"),
        ("https://Twite.Example:443/", "https://twite.example"),
        ("http://bücher.example:80", "http://xn--bcher-kva.example"),
    ],
)
def test_the_address_is_what_browsers_send(given, read):
    assert formats.origin(given) == read


def start(tmp_path, *code, **environment):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, *code],
        cwd=settings.BASE_DIR,
        env={**kept, "DATA_DIR": str(tmp_path / "data"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("code", [("-m", "project.launch"), ("manage.py", "migrate")])
def test_nothing_is_written_before_all_is_right(tmp_path, code):
    bad = {"EMAIL_URL": "smtp+tls://user:pa#ss", "BASE_URL": "twite.example", "PORT": "web"}
    done = start(tmp_path, *code, **bad)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == len(bad)
    assert "ss" not in done.stderr.replace("password", "").replace("address", "")
    assert list(tmp_path.iterdir()) == []


PRINTED = """
from django.conf import settings as s
from django.http import HttpRequest
request = HttpRequest()
request.META["HTTP_HOST"] = s.BASE_URL.partition("://")[2]
print(request.get_host())
print(s.DATABASES["default"]["NAME"])
"""


@pytest.mark.parametrize("url", ["http://[::1]:8114", "https://bücher.example", "http://127.0.0.1"])
def test_a_site_answers_at_its_own_address(tmp_path, url):
    module = {"DJANGO_SETTINGS_MODULE": "project.settings.prod", "SECRET_KEY": "x"}
    done = start(tmp_path, "-c", PRINTED, BASE_URL=url, **module)
    assert done.stdout.splitlines()[0] == formats.origin(url).partition("://")[2], done.stderr


@pytest.mark.parametrize(
    "name", ["my#site", "a?b", "100%", "%41", "a b", "ä", "a&b=c", "a'b", 'a"b']
)
def test_the_database_is_in_the_folder_whatever_it_is_called(tmp_path, name):
    module = {"DJANGO_SETTINGS_MODULE": "project.settings.prod", "SECRET_KEY": "x"}
    done = start(tmp_path, "-c", PRINTED, DATA_DIR=str(tmp_path / name), **module)
    assert done.stdout.splitlines()[1] == str(tmp_path / name / "twite.sqlite3"), done.stderr


@pytest.mark.parametrize("name", GOOD["SITE_NAME"])
def test_mails_are_from_the_site_whatever_it_is_called(tmp_path, name):
    code = "from django.conf import settings as s; print(s.DEFAULT_FROM_EMAIL)"
    module = {"DJANGO_SETTINGS_MODULE": "project.settings.prod", "SECRET_KEY": "x"}
    done = start(tmp_path, "-c", code, SITE_NAME=name, BASE_URL="https://bücher.example", **module)
    sender = done.stdout.strip()
    mail = EmailMessage("Hello", "text", sender, ["a@example.org"]).message().as_bytes()
    read = message_from_bytes(mail, policy=policy.default)["From"].addresses
    assert [(one.display_name, one.addr_spec) for one in read] == [
        (name, "twite@xn--bcher-kva.example")
    ], done.stderr


def test_risks_are_told():
    public = {"BASE_URL": "https://twite.example"}
    assert "TRUSTED_PROXIES is not set" in variables.warnings(public)[0]
    assert variables.warnings({**public, "TRUSTED_PROXIES": "1"}) == []
    assert variables.warnings({"TRUSTED_PROXIES": "1", "HOST": "::1"}) == []
    for host in ("::", "192.0.2.1", "box.local"):
        (said,) = variables.warnings({"TRUSTED_PROXIES": "1", "HOST": host})
        assert "can claim any address" in said
    assert variables.warnings({}) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("TRUSTED_PROXY", "TRUSTED_PROXIES"),
        ("DATABASE_URI", "DATABASE_URL"),
        ("LIMIT_TWEET", "LIMIT_TWEETS"),
        ("OIDC_CLIENTID", "OIDC_CLIENT_ID"),
    ],
)
def test_a_misspelt_variable_is_told(wrong, right):
    assert variables.warnings({wrong: "1"}) == [
        f"{wrong} means nothing to Twite. Did you mean {right}?"
    ]


def test_other_programs_variables_are_none_of_ours():
    assert variables.warnings({"HOSTNAME": "a", "OIDC_WORK_ISSUER": "b", "PATH": "c"}) == []
