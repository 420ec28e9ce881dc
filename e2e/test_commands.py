"""Each command that the documents name acts on the site that `make run` made, and on no other."""

import re
import subprocess

import pytest

from e2e.site import ROOT, Site

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
NAMED = re.compile(r'make manage ARGS="([a-z][^"…]*)"')
COMMANDS = sorted({one for page in PAGES for one in NAMED.findall(page.read_text())})
# A move is tested by e2e/test_moving.py. Here it gets no database to move to.
REFUSED = {"move_to_postgres": "Set NEW_DATABASE_URL"}


@pytest.fixture(scope="module")
def stopped_site(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("commands"), DATABASE_URL="", REDIS_URL="")
    with site:
        site.visitor().sign_up("yourname")
    return site


def run(site, data, *command):
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**site.environment, "DATA_DIR": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_documents_name_no_other_way():
    assert len(COMMANDS) > 6
    for page in PAGES:
        assert not re.search(r"python3? manage\.py", page.read_text()), page.name


@pytest.mark.parametrize("arguments", COMMANDS)
def test_it_acts_on_the_site(stopped_site, arguments):
    data = stopped_site.folder / "data"
    done = run(stopped_site, data, "make", "manage", f"ARGS={arguments}")
    assert f"Site: {data}, SQLite" in done.stderr
    if arguments in REFUSED:
        assert REFUSED[arguments] in done.stderr
    else:
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("arguments", COMMANDS)
def test_it_makes_no_site_elsewhere(stopped_site, tmp_path, arguments):
    elsewhere = tmp_path / "wrong"
    done = run(stopped_site, elsewhere, "make", "manage", f"ARGS={arguments}")
    assert done.returncode
    assert f"There is no site in {elsewhere}" in done.stderr
    assert not elsewhere.exists()


def test_promoting_says_for_which_site(stopped_site, tmp_path):
    data = stopped_site.folder / "data"
    done = run(stopped_site, data, "make", "promote", "NAME=yourname")
    assert done.returncode == 0, done.stderr
    assert "@yourname may use /admin/ now" in done.stdout
    assert run(stopped_site, tmp_path / "wrong", "make", "promote", "NAME=yourname").returncode
    assert list(tmp_path.iterdir()) == []


def test_manage_py_by_itself_is_the_same(stopped_site):
    done = run(stopped_site, stopped_site.folder / "data", "./manage.py", "check_timelines")
    assert done.returncode == 0, done.stderr
    assert "Site: " in done.stderr
