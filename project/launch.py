"""Starts a whole site from nothing: what `make run` and its like call.

A site started this way keeps its own secret in its data folder; everything else comes
from the environment or has a default (docs/configuration.md).
"""

import argparse
import os
import secrets
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    parser = argparse.ArgumentParser(description="Runs a Twite site: server and worker.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--data-dir", type=Path, default=ROOT / "var")
    parser.add_argument("--demo", action="store_true", help="fill the site with people first")
    parser.add_argument("command", nargs="*", help="a management command to run instead")
    options = parser.parse_args()
    data_dir = options.data_dir.expanduser().resolve()
    os.chdir(ROOT)
    set_environment(data_dir, options.host, options.port)

    import django
    from django.core.management import CommandError, call_command

    django.setup()
    try:
        if options.command:
            call_command(*options.command)
        else:
            call_command("serve", host=options.host, port=options.port, demo=options.demo)
    except CommandError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit("Stopped.")


def set_environment(data_dir: Path, host: str, port: int) -> None:
    """What the settings ask for, unless the environment says it already."""
    os.environ["DATA_DIR"] = str(data_dir)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings.prod")
    shown = "localhost" if host in {"127.0.0.1", "::1", "0.0.0.0", "::"} else host
    os.environ.setdefault("BASE_URL", f"http://{shown}:{port}")
    if "SECRET_KEY" not in os.environ:
        os.environ["SECRET_KEY"] = site_secret(data_dir)


def site_secret(folder: Path) -> str:
    """The site's own secret, made on its first start and readable by its owner only."""
    path = folder / "secret-key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text()


if __name__ == "__main__":
    main()
