"""A site moves from SQLite to PostgreSQL with everything it has."""

import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

import pytest

from apps.media.tests.files import encoded, noise
from e2e.services import postgres
from e2e.site import PASSWORD, ROOT, Site


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    folder = tmp_path_factory.mktemp("postgres")
    for one in (folder, *folder.parents[:2]):
        one.chmod(0o755)
    with ExitStack() as stack:
        yield stack.enter_context(postgres(Path(folder) / "data"))


def move(site, url):
    environment = {
        **site.environment,
        "NEW_DATABASE_URL": url,
        "DATA_DIR": str(site.folder / "data"),
        "BASE_URL": site.url,
        "SECRET_KEY": (site.folder / "data" / "secret-key").read_text(),
        "DJANGO_SETTINGS_MODULE": "project.settings.prod",
    }
    command = [sys.executable, "manage.py", "move_to_postgres"]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_everything_comes_along(tmp_path, database):
    with Site(tmp_path, embedded=True) as site:
        amy, ben = site.visitor().sign_up("amy"), site.visitor().sign_up("ben")
        path = amy.tweet("Grüße an alle #topic 日本語 it’s <b> \\ \t tab", str(uuid4()))
        amy.upload(
            "/compose", "pictures", encoded(noise(60, 40), "PNG"), text="a picture", described="on"
        )
        ben.post(f"/tweets/{path.rsplit('/', 1)[1]}/like")
        ben.post("/@amy/follow")
        running = move(site, database)
        assert running.returncode
        assert "The site is running" in running.stderr
    file = tmp_path / "data" / "twite.sqlite3"
    before = file.read_bytes()
    done = move(site, database)
    assert done.returncode == 0, done.stderr
    assert "tweets_tweet: 2 rows, 2 copied" in done.stdout
    assert "graph_follow: 1 rows, 1 copied" in done.stdout
    assert file.read_bytes() == before

    again = move(site, database)
    assert again.returncode
    assert "It has to be empty" in again.stderr

    site.environment["DATABASE_URL"] = database
    with site:
        page = site.visitor().get(path)
        assert "Grüße an alle" in page
        assert "日本語" in page
        # Who was logged in still is; searching finds what was said before; ids go on.
        assert "a picture" in ben.get("/")
        assert path in ben.get("/search?q=gr%C3%BC%C3%9Fe")
        newer = ben.tweet("said afterwards", str(uuid4()))
        assert "said afterwards" in amy.get(newer)
        stranger = site.visitor()
        stranger.get("/accounts/login/")
        assert stranger.post("/accounts/login/", login="amy", password=PASSWORD)[0] == "/"


@pytest.mark.parametrize("url", ["", "sqlite:////tmp/other", "mysql://a:b@localhost/c"])
def test_what_is_no_postgresql_is_refused(tmp_path, url):
    (tmp_path / "twite.sqlite3").touch()
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {
        "NEW_DATABASE_URL": url,
        "DATA_DIR": str(tmp_path),
        "SECRET_KEY": "x" * 50,
        "DJANGO_SETTINGS_MODULE": "project.settings.prod",
    }
    command = [sys.executable, "manage.py", "move_to_postgres"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode
    assert "postgres://user:password@" in done.stderr
    assert "Traceback" not in done.stderr
