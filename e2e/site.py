"""A Twite site in processes of its own, started as `make run` does."""

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

import psycopg
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

ROOT = Path(__file__).resolve().parent.parent
PASSWORD = "a quiet green hill"


class Site:
    """Starts on a free port, with its data in `folder`; ends with the `with` block. If `embedded`,
    all of it is there, whatever database the tests run on."""

    def __init__(self, folder: Path, *, embedded: bool = False, **environment: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        servers = ("DATABASE_URL", "REDIS_URL") if embedded else ()
        inherited = {name: value for name, value in os.environ.items() if name not in servers}
        self.environment = {
            **{name: value for name, value in inherited.items() if not name.startswith("DJANGO")},
            **({} if embedded else _own_database(f"twite_{self.port}")),
            "LIMIT_TWEETS": "100000",
            "LIMIT_SIGNUPS": "1000/m/ip",
            **environment,
        }
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.stop()

    def start(self) -> float:
        """Starts everything; the seconds until the first page came."""
        began = time.monotonic()
        self.log = (self.folder / "log").open("ab")
        command = [sys.executable, "-m", "project.launch", "--port", str(self.port)]
        self.process = subprocess.Popen(
            [*command, "--data-dir", str(self.folder / "data")],
            cwd=ROOT,
            env=self.environment,
            stdout=self.log,
            stderr=self.log,
            start_new_session=True,
        )
        while self.process.poll() is None and time.monotonic() - began < 60:
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=5):
                    return time.monotonic() - began
            except OSError:
                time.sleep(0.05)
        raise RuntimeError((self.folder / "log").read_text())

    def stop(self, number: int = signal.SIGINT) -> float:
        """Sends Ctrl-C; the seconds until everything had ended."""
        assert self.process
        began = time.monotonic()
        self.process.send_signal(number)
        self.process.wait(30)
        self.log.close()
        return time.monotonic() - began

    def processes(self, word: str) -> list[int]:
        """Ids of this site's processes whose command holds `word`."""
        assert self.process
        found = []
        for line in _ps():
            pid, parent, command = line.split(None, 2)
            family = {str(self.process.pid)}
            if (parent in family or self._descends(int(pid))) and word in command:
                found.append(int(pid))
        return found

    def _descends(self, pid: int) -> bool:
        assert self.process
        parents = {int(line.split()[0]): int(line.split()[1]) for line in _ps()}
        while pid in parents and pid > 1:
            pid = parents[pid]
            if pid == self.process.pid:
                return True
        return False

    def manage(self, *arguments: str) -> str:
        """Runs a management command against the site's data."""
        environment = {
            "SECRET_KEY": "unused by commands",
            "DJANGO_SETTINGS_MODULE": "project.settings.prod",
            **self.environment,
            "DATA_DIR": str(self.folder / "data"),
            "BASE_URL": self.url,
        }
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    def visitor(self) -> "Visitor":
        return Visitor(self.url)


class Visitor:
    """A person with a browser that knows forms and cookies, and nothing more."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def get(self, path: str) -> str:
        with self.opener.open(self.url + path, timeout=30) as response:
            return str(response.read().decode())

    def post(self, path: str, **fields: str) -> tuple[str, str]:
        """Sends a form with its token; the address it led to and the page there."""
        data = urllib.parse.urlencode({**fields, **self._proofs()}).encode()
        return self._send(path, data, "application/x-www-form-urlencoded")

    def upload(self, path: str, name: str, *files: bytes, **fields: str) -> tuple[str, str]:
        """The same for a form whose field `name` holds files."""
        uploads = [SimpleUploadedFile("picture", content) for content in files]
        values = {**fields, name: uploads, **self._proofs()}
        return self._send(path, encode_multipart(BOUNDARY, values), MULTIPART_CONTENT)

    def _proofs(self) -> dict[str, str]:
        """What each form of a page says besides."""
        token = next((c.value or "" for c in self.cookies if c.name.startswith("csrf")), "")
        reader = re.search(r'data-reader="(\d+)"', self.get("/explore"))
        return {"csrfmiddlewaretoken": token, "page_reader": reader[1] if reader else ""}

    def _send(self, path: str, data: bytes, kind: str) -> tuple[str, str]:
        headers = {"Referer": self.url + "/explore", "Content-Type": kind}
        request = urllib.request.Request(self.url + path, data, headers)
        with self.opener.open(request, timeout=30) as response:
            return urlsplit(response.url).path, str(response.read().decode())

    def sign_up(self, username: str) -> Self:
        self.get("/accounts/signup/")
        fields = {"email": f"{username}@example.org", "username": username}
        self.post("/accounts/signup/", **fields, password1=PASSWORD)
        self.get("/")
        return self

    def tweet(self, text: str, nonce: str) -> str:
        """Posts a Tweet; the path of its page."""
        self.post("/compose", text=text, nonce=nonce)
        found = re.search(r'href="(/@\w+/status/\d+)"', self.get("/"))
        assert found
        return found[1]


def _own_database(name: str) -> dict[str, str]:
    """On PostgreSQL a database of the site's own; SQLite has its file in the folder."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        return {}
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    redis = os.environ["REDIS_URL"].rsplit("/", 1)[0]
    return {"DATABASE_URL": url.rsplit("/", 1)[0] + f"/{name}", "REDIS_URL": f"{redis}/1"}


def _ps() -> list[str]:
    command = ["ps", "-A", "-o", "pid=,ppid=,command="]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
