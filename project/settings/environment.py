"""What every settings module asks first: who and where this site is."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from . import formats, variables

if _problems := variables.problems(os.environ):
    raise ImproperlyConfigured("\n".join(_problems))
env = variables.reader(os.environ)

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = formats.folder(env.str("DATA_DIR", default=str(BASE_DIR / "var")))

SITE_NAME = env.str("SITE_NAME", default="Twite")
BASE_URL = formats.origin(env.str("BASE_URL", default="http://localhost:8000"))
HTTPS = urlsplit(BASE_URL).scheme == "https"
HOSTNAME = urlsplit(BASE_URL).hostname or "localhost"
