"""The program that runs apart from the site, with little memory and little time."""

import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import AvifImagePlugin

from . import jobs
from .opening import BadPictureError

MAX_WRITTEN = 100_000_000

_JOBS: dict[str, Callable[..., dict[str, Any]]] = {
    "preview": jobs.preview,
    "variants": jobs.variants,
    "portrait": jobs.portrait,
    "thumbnail": jobs.thumbnail,
}


def main() -> None:
    """Reads its order as JSON from the first argument, prints the answer as JSON."""
    order = json.loads(sys.argv[1])
    _limit(order.pop("memory"), order.pop("seconds"))
    job, source, folder = _JOBS[order.pop("job")], order.pop("source"), order.pop("folder")
    try:
        answer = job(Path(source), Path(folder), **order)
    except BadPictureError as error:
        answer = {"error": str(error)}
    sys.stdout.write(json.dumps(answer))


def _limit(memory: int, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_WRITTEN, MAX_WRITTEN))
    # Elsewhere the limit is refused or not kept.
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # A stack for each core would count as memory used.
    AvifImagePlugin.DEFAULT_MAX_THREADS = 1
