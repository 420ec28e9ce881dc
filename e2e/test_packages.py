"""The virtual environment mends itself, whatever became of it."""

import shutil
import subprocess

import pytest

from e2e.site import ROOT


class Checkout:
    """What `make` needs of a checkout for its environment, without a package to install."""

    def __init__(self, folder):
        self.folder = folder
        self.python = folder / ".venv" / "bin" / "python"

    def make(self, kind="base"):
        command = ["sh", "project/packages.sh", ".venv", kind]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=True)
        return done.stdout

    def prefix(self):
        command = [self.folder / ".venv" / "bin" / "pip", "--version"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def checkout(tmp_path):
    made = Checkout(tmp_path / "one")
    for name in (".python-version", "project/packages.sh", "project/python.sh"):
        (made.folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, made.folder / name)
    (made.folder / "requirements").mkdir()
    for kind in ("base", "prod", "dev"):
        (made.folder / "requirements" / f"{kind}.txt").write_text("")
    made.make()
    return made


def test_nothing_is_done_when_all_is_well(checkout):
    assert checkout.make() == ""


@pytest.mark.parametrize("harm", ["removed", "replaced", "no program"])
def test_a_python_that_is_gone_or_another_is_mended(checkout, harm):
    if harm == "replaced":
        (library,) = (checkout.folder / ".venv" / "lib").glob("python3*")
        library.rename(library.with_name("python3.1"))
    else:
        checkout.python.unlink()
    if harm == "removed":
        checkout.python.symlink_to("/nowhere/python3")
    assert "made anew" in checkout.make()
    assert str(checkout.folder) in checkout.prefix()
    assert checkout.make() == ""


@pytest.mark.parametrize("way", [shutil.copytree, shutil.move])
def test_a_checkout_elsewhere_gets_an_environment_of_its_own(checkout, way):
    place = checkout.folder.with_name("two and more")
    way(checkout.folder, place, **({"symlinks": True} if way is shutil.copytree else {}))
    there = Checkout(place)
    assert "made anew" in there.make()
    assert str(place) in there.prefix()
    assert there.make() == ""


@pytest.mark.parametrize("kind", ["base", "prod", "dev"])
def test_packages_follow_the_list_that_was_installed(checkout, kind):
    checkout.make(kind)
    list_ = checkout.folder / "requirements" / f"{kind}.txt"
    list_.write_text("# newer\n")
    # As a copy that keeps dates does.
    shutil.copystat(checkout.folder / "project", list_)
    assert f"Installing packages ({kind})" in checkout.make()
    assert checkout.make() == ""


def test_a_rebuilt_environment_has_what_the_one_before_had(checkout):
    checkout.make("prod")
    checkout.python.unlink()
    assert "(prod)" in checkout.make()


def test_what_was_installed_by_hand_before_is_kept_current(checkout):
    (packages,) = (checkout.folder / ".venv" / "lib").glob("python3*/site-packages")
    (packages / "psycopg").mkdir()
    assert "(prod)" in checkout.make()
