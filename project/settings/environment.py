"""What every settings module asks first: who and where this site is."""

from pathlib import Path
from urllib.parse import urlsplit

import environ

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var"))).expanduser().resolve()

SITE_NAME = env.str("SITE_NAME", default="Twite")
BASE_URL = env.str("BASE_URL", default="http://localhost:8000").rstrip("/")
HTTPS = urlsplit(BASE_URL).scheme == "https"
