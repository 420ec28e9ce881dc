"""Names of files in the storage, and their addresses.

A key is a kind and an unguessable token. Behind it stands a width in pixels, "moving" for an
animation, or "original" for what was uploaded, which is never served.
"""

import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage

from .pictures.opening import BadPictureError

type Part = int | str

MAX_BYTES = 10_000_000

# Of a key, in addresses.
LAST_PART = r"[A-Za-z0-9_-]{24}"


def new_key(kind: str) -> str:
    token = secrets.token_urlsafe(18)
    return f"{kind}/{token[:2]}/{token}"


def file_name(key: str, part: Part) -> str:
    return f"{key}-original" if part == "original" else f"{key}-{part}.webp"


def address(key: str, part: Part) -> str:
    return f"{settings.MEDIA_URL}{file_name(key, part)}"


def keep(key: str, folder: Path, original: Path | None = None) -> None:
    """Puts every WebP file of `folder` into the storage, named by its stem, and the original: all,
    or none. Raises OSError when the storage has no room, or can't be asked."""
    files = {file_name(key, path.stem): path for path in sorted(folder.glob("*.webp"))}
    if original:
        files[file_name(key, "original")] = original
    try:
        for name, path in files.items():
            with path.open("rb") as content:
                default_storage.save(name, File(content))
    except OSError:
        # The one that failed may be there in part.
        remove(files)
        raise


def remove(names: Iterable[str]) -> None:
    """Takes files out of the storage, whether they are there or not."""
    for name in names:
        default_storage.delete(name)


@contextmanager
def on_disk(file: File) -> Iterator[tuple[Path, Path]]:
    """The uploaded file as a file of its own, and an empty folder beside it."""
    if file.size > MAX_BYTES:
        raise BadPictureError(f"This file has more than {MAX_BYTES // 1_000_000} MB.")
    with TemporaryDirectory(prefix="twite-") as name:
        source, folder = Path(name) / "source", Path(name) / "made"
        folder.mkdir()
        with source.open("wb") as target:
            shutil.copyfileobj(file, target)
        yield source, folder
