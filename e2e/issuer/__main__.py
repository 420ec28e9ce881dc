"""Runs the issuer: `python -m e2e.issuer PORT ADDRESS-OF-THE-SITE`."""

import os
import sys

import django
from django.core.management import call_command
from django.core.servers.basehttp import run
from django.core.wsgi import get_wsgi_application


def main(port: int, site: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "e2e.issuer.settings"
    django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)
    # Models, which can't be imported before.
    from e2e.issuer.people import fill  # noqa: PLC0415

    fill(site)
    run("127.0.0.1", port, get_wsgi_application(), threading=True)


main(int(sys.argv[1]), sys.argv[2])
