"""What lies in a data folder: nobody else's to read, and whole after a stop."""

import getpass
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from http.client import HTTPException
from uuid import uuid4

import pytest

from apps.media.tests.files import encoded, noise
from e2e.site import ROOT, Site
from e2e.waiting import alive, kill, wait_until

# SQLite's folder, on PostgreSQL as well.
SQLITE = {"DATABASE_URL": "", "REDIS_URL": ""}


class SqliteSite(Site):
    def __init__(self, folder, **environment):
        super().__init__(folder, **SQLITE, **environment)
        self.data = folder / "data"
        self.database = self.data / "twite.sqlite3"


def open_to_others(folder):
    return [
        str(path.relative_to(folder.parent))
        for path in [folder, *folder.rglob("*")]
        if path.stat().st_mode & 0o777 != (0o700 if path.is_dir() else 0o600)
    ]


def use(site):
    """Has each kind of file made: by the server, the worker and the process for pictures."""
    person = site.visitor().sign_up("poster")
    person.upload(
        "/compose",
        "pictures",
        encoded(noise(900, 900), "JPEG"),
        text="look",
        described="on",
        nonce=str(uuid4()),
    )
    person.upload("/settings/avatar", "picture", encoded(noise(400, 400), "JPEG"))
    person.post("/accounts/password/reset/", email="poster@example.org")
    wait_until(lambda: list((site.data / "outbox").glob("*.eml")), 20)
    wait_until(lambda: len(list((site.data / "media").rglob("*.webp"))) >= 4, 20)


@pytest.fixture
def umask(request):
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077], indirect=True)
def test_nobody_else_reads_the_data(tmp_path, umask):
    site = SqliteSite(tmp_path)
    with site:
        use(site)
        assert {"twite.sqlite3-wal", "secret-key", "static"} <= {
            path.name for path in site.data.iterdir()
        }
        assert open_to_others(site.data) == []


@pytest.mark.parametrize("umask", [0o000], indirect=True)
def test_nobody_else_reads_what_a_command_wrote(tmp_path, umask):
    site = SqliteSite(tmp_path)
    with site:
        pass
    site.manage("demo")
    assert list((site.data / "media").rglob("*.webp"))
    assert open_to_others(site.data) == []


def test_what_an_earlier_version_left_open_is_mended(tmp_path):
    site = SqliteSite(tmp_path)
    with site:
        use(site)
    for path in [site.data, *site.data.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    (site.data / "notes.txt").write_text("the operator's own")
    (site.data / "notes.txt").chmod(0o644)
    with site:
        assert open_to_others(site.data) == ["data/notes.txt"]


def test_a_folder_with_other_things_is_left_alone(tmp_path):
    site = SqliteSite(tmp_path)
    site.data.mkdir(mode=0o755)
    (site.data / "letters").write_text("mine")
    with pytest.raises(RuntimeError, match="holds other things and no site"):
        site.start()
    assert [path.name for path in site.data.iterdir()] == ["letters"]
    assert site.data.stat().st_mode & 0o777 == 0o755


class Posters:
    """People who post until they are told to stop."""

    def __init__(self, site, number):
        self.people = [site.visitor().sign_up(f"poster_{index}") for index in range(number)]
        self.posted = []
        self.stopping = threading.Event()
        self.threads = [threading.Thread(target=self._post, args=[one]) for one in self.people]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *exception):
        self.stopping.set()
        for thread in self.threads:
            thread.join()

    def _post(self, person):
        while not self.stopping.is_set():
            text = f"#t{uuid4().hex[:8]}"
            try:
                person.post("/compose", text=text, nonce=str(uuid4()))
            except (OSError, HTTPException):  # the site stops
                return
            self.posted.append(text)


def counts(database):
    """Rows by table, of a database that is whole."""
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
            " AND name NOT LIKE '%\\_fts%' ESCAPE '\\'"
        ).fetchall()
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            for (name,) in tables
        }


def test_a_stop_leaves_all_in_the_database(tmp_path):
    site = SqliteSite(tmp_path)
    with site, Posters(site, 3) as posters:
        wait_until(lambda: len(posters.posted) > 40, 60)
        site.stop()
    assert not (site.data / "twite.sqlite3-wal").exists()
    # The file alone is the whole.
    shutil.copy(site.database, tmp_path / "copy")
    assert counts(tmp_path / "copy")["tweets_tweet"] >= len(posters.posted)


def test_what_a_kill_left_is_written_at_the_next_start(tmp_path):
    site = SqliteSite(tmp_path)
    site.start()
    with Posters(site, 2) as posters:
        wait_until(lambda: len(posters.posted) > 20, 60)
        family = [site.process.pid, *site.processes("")]
        for pid in family:
            kill(pid)
        site.process.wait(10)
        wait_until(lambda: not any(alive(pid) for pid in family), 10)
    assert (site.data / "twite.sqlite3-wal").stat().st_size
    with site:
        pass
    assert not (site.data / "twite.sqlite3-wal").exists()
    assert counts(site.database)["tweets_tweet"] >= len(posters.posted)


def documented(heading, folder, **names):
    """The commands below a heading of the page, with paths below `folder`."""
    page = (ROOT / "docs" / "deploy.md").read_text()
    block = re.search(rf"## {heading}\n.*?```sh\n(.*?)```", page, re.DOTALL)[1]
    for name, value in {
        "/srv/twite/.venv/bin/python": sys.executable,
        "/var/lib/twite": f"{folder}/data",
        "/backup": f"{folder}/backup",
        "chown -R twite:": f"chown -R {getpass.getuser()}:",
        **names,
    }.items():
        block = block.replace(name, str(value))
    # systemd's part is the test's.
    return "\n".join(line for line in block.splitlines() if not line.startswith("systemctl"))


def test_a_backup_while_people_post_can_be_restored_as_documented(tmp_path):
    site = SqliteSite(tmp_path)
    with site, Posters(site, 3) as posters:
        wait_until(lambda: len(posters.posted) > 20, 60)
        known = list(posters.posted)
        run(documented("Back up", tmp_path))
        wait_until(lambda: len(posters.posted) > len(known) + 20, 60)
    (backup,) = (tmp_path / "backup").iterdir()
    assert {path.name for path in backup.iterdir()} == {"twite.sqlite3", "secret-key", "media"}
    kept = counts(backup / "twite.sqlite3")
    run(documented("Restore", tmp_path, **{"2026-03-05-040000": backup.name}))
    with site:
        texts = site.manage(
            "shell",
            "-v0",
            "-c",
            "from apps.tweets.models import Tweet;"
            "print(*Tweet.objects.values_list('text', flat=True), sep='\\n')",
        )
        assert set(known) <= set(texts.splitlines())
        assert f"#{known[0][1:]}" in site.visitor().get(f"/search?q=%23{known[0][1:]}")
    restored = counts(site.database)
    same = ("tweets_tweet", "users_user", "tweets_topicuse", "discovery_tweetwords")
    assert {name: restored[name] for name in same} == {name: kept[name] for name in same}


def run(commands):
    subprocess.run(["sh", "-euc", commands], check=True, capture_output=True)
