"""Runs the work on pictures in a process of its own.

A file made to hurt a codec ends that process and no other: it has little memory and time, may
write little, and is given none of the site's secrets. The picture comes back as new files.
"""

import json
import logging
import subprocess
import sys
import time
from math import inf
from pathlib import Path
from typing import Any

from django.conf import settings

from .pictures.opening import BadPictureError

logger = logging.getLogger("twite.media")

MEMORY = 400 * 1024 * 1024
_PROGRAM = (
    "import sys; sys.path.insert(0, sys.argv[2]); "
    "from apps.media.pictures.child import main; main()"
)


def run(
    job: str,
    source: Path,
    folder: Path,
    *,
    seconds: int = 20,
    until: float = inf,
    **options: Any,
) -> Any:
    """Does `job` (see `pictures.jobs`) on the file `source`; new files are then in `folder`.

    `seconds` bounds its time of CPU, and three times as much by the clock; `until` is when it ends
    at the latest, by `time.monotonic()`. Raises BadPictureError.
    """
    program = command(job, source, folder, seconds=seconds, **options)
    timeout = min(seconds * 3, max(0.0, until - time.monotonic()))
    try:
        done = subprocess.run(program, capture_output=True, timeout=timeout, check=False, env={})
    except subprocess.TimeoutExpired as error:
        raise BadPictureError("This picture takes too long to read.") from error
    if done.returncode:
        # The picture ended it: killed for its time, or a codec fell over.
        logger.warning("Picture process ended with %s: %s", done.returncode, done.stderr[-500:])
        raise BadPictureError("This picture can’t be read.")
    answer = json.loads(done.stdout)
    if "error" in answer:
        raise BadPictureError(answer["error"])
    return answer


def command(job: str, source: Path, folder: Path, *, seconds: int, **options: Any) -> list[str]:
    """The command line of the process that does `job`."""
    order = {
        "job": job,
        "source": str(source),
        "folder": str(folder),
        "memory": MEMORY,
        "seconds": seconds,
        **options,
    }
    return [sys.executable, "-I", "-c", _PROGRAM, json.dumps(order), str(settings.BASE_DIR)]
