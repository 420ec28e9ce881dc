#!/usr/bin/env python3
"""Django's command line, for the site that `make run` made in `var`, or the one in DATA_DIR.

With DJANGO_SETTINGS_MODULE=project.settings.dev it acts on a developer's instead.
"""

import os
import sys
from importlib.util import find_spec
from pathlib import Path

ENVIRONMENT = Path(__file__).resolve().parent / ".venv"
DEVELOPMENT = {"project.settings.dev", "project.settings.test"}


def main() -> None:
    if find_spec("django") is None:
        # Started by the system's Python, which knows none of the packages.
        python = ENVIRONMENT / "bin" / "python"
        if not python.exists() or Path(sys.prefix) == ENVIRONMENT:
            sys.exit("Packages are missing. `make base` installs them.")
        os.execv(python, [str(python), *sys.argv])  # noqa: S606
    from project import site

    site.check_variables()
    if os.environ.get("DJANGO_SETTINGS_MODULE") not in DEVELOPMENT:
        site.find(sys.argv[1] if len(sys.argv) > 1 else "help")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
