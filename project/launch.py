"""Starts a whole site from nothing: what `make run` and its like call.

A site started this way keeps its own secret in its data folder; everything else comes
from the environment or has a default (docs/configuration.md).
"""

import argparse
import os
import sys

from . import site
from .settings import variables


def main() -> None:
    parser = argparse.ArgumentParser(description="Runs a Twite site: server and worker.")
    parser.add_argument("--host", help="like the variable HOST")
    parser.add_argument("--port", help="like the variable PORT")
    parser.add_argument("--data-dir", help="like the variable DATA_DIR")
    parser.add_argument("--demo", action="store_true", help="fill the site with people first")
    options = parser.parse_args()
    given = {"HOST": options.host, "PORT": options.port, "DATA_DIR": options.data_dir}
    os.environ.update({name: value for name, value in given.items() if value is not None})
    site.check_variables()
    site.create()
    for warning in variables.warnings(os.environ):
        sys.stderr.write(f"Warning: {warning}\n")
    os.chdir(site.ROOT)
    serve(demo=options.demo)


def serve(*, demo: bool) -> None:
    """Goes on as the command `serve`."""
    import django
    from django.core.management import CommandError, call_command

    django.setup()
    host = os.environ.get("HOST", "").strip("[] ") or "127.0.0.1"
    port = int(os.environ.get("PORT", "").strip() or 8000)
    try:
        call_command("serve", host=host, port=port, demo=demo)
    except CommandError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit("Stopped.")


if __name__ == "__main__":
    main()
