"""Which site a command acts on: its variables, its data folder and its secret."""

import os
import secrets
import sys
from pathlib import Path

from . import folder
from .settings import formats, variables

ROOT = Path(__file__).resolve().parent.parent
# These run without a site, or make one.
_WITHOUT_SITE = {"help", "version", "makemigrations", "serve", "check"}


def check_variables() -> None:
    """Ends with all that is wrong with the environment, before anything is written."""
    if found := variables.problems(os.environ):
        sys.exit("\n".join(found))


def data_folder() -> Path:
    return formats.folder(os.environ.get("DATA_DIR", "").strip() or str(ROOT / "var"))


def create() -> None:
    """Makes the site of this environment, unless it is there, and tells the settings of it."""
    data = data_folder()
    try:
        folder.make_private(data)
        _tell_settings(data, site_secret(data))
    except (folder.NotOursError, OSError) as error:
        sys.exit(f"DATA_DIR can't be used: {error}")


def find(command: str) -> None:
    """Tells the settings of the site that is there, and the operator which it is. Ends if there is
    none: a command for the wrong folder must not make one."""
    data = data_folder()
    kept = data / folder.KEY_FILE
    secret = _given_secret() or (kept.read_text() if kept.exists() else "")
    if secret:
        _tell_settings(data, secret)
    if command.startswith("-") or command in _WITHOUT_SITE:
        return
    if not secret:
        sys.exit(
            f"There is no site in {data}: it has no {folder.KEY_FILE}, and SECRET_KEY is not "
            "set. Set DATA_DIR to the folder of your site, or make one by `make run`."
        )
    url = os.environ.get("DATABASE_URL", "").strip()
    if not url and not (data / folder.DATABASE).exists():
        sys.exit(
            f"There is no site in {data}: it has no {folder.DATABASE}, and DATABASE_URL is not set."
        )
    sys.stderr.write(f"Site: {data}, {_database(url)}\n")


def _database(url: str) -> str:
    """The database in words, without its password."""
    if not url or url.startswith("sqlite"):
        return "SQLite"
    return "PostgreSQL at " + url.rpartition("@")[2].rpartition("//")[2].partition("?")[0]


def _tell_settings(data: Path, secret: str) -> None:
    os.environ["DATA_DIR"] = str(data)
    os.environ["SECRET_KEY"] = secret
    if not os.environ.get("DJANGO_SETTINGS_MODULE"):
        os.environ["DJANGO_SETTINGS_MODULE"] = "project.settings.prod"
    if not os.environ.get("BASE_URL", "").strip():
        os.environ["BASE_URL"] = default_base_url()


def default_base_url() -> str:
    host = formats.host(os.environ.get("HOST", "").strip() or "127.0.0.1")
    port = os.environ.get("PORT", "").strip() or "8000"
    here = host in {"127.0.0.1", "::1", "0.0.0.0", "::"}  # noqa: S104
    return f"http://{'localhost' if here else formats.in_brackets(host)}:{port}"


def site_secret(data: Path) -> str:
    """SECRET_KEY, or the site's own, made on its first start and readable by its owner only."""
    if given := _given_secret():
        return given
    path = data / folder.KEY_FILE
    if not path.exists() or not path.read_text():
        data.mkdir(parents=True, exist_ok=True, mode=folder.PRIVATE_FOLDER)
        _write_once(path, secrets.token_urlsafe(50))
    return path.read_text()


def _given_secret() -> str:
    given = os.environ.get("SECRET_KEY", "")
    return given if given.strip() else ""


def _write_once(path: Path, text: str) -> None:
    """Whole or not at all, and never over what another start has just written."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, folder.PRIVATE_FILE)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    try:
        os.link(unfinished, path)
    except FileExistsError:
        if not path.read_text():
            unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
