"""How static files are stored."""

import re
from os import stat_result
from pathlib import Path
from typing import Any, cast

from django.core.files.base import ContentFile, File
from rjsmin import jsmin
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

OWN_SCRIPT = re.compile(r"js/[a-z]+\.js")
_HASHED = re.compile(r"\.[0-9a-f]{12}\.\w+$")


class OnceCompressor(Compressor):
    """Leaves alone what an earlier start compressed: a hashed name's content never changes."""

    def compress(self, path: str) -> list[str]:
        made = [f"{path}{ending}" for ending in (".br", ".gz") if Path(path + ending).exists()]
        return made if made and _HASHED.search(path) else super().compress(path)

    def write_data(self, path: str, data: bytes, suffix: str, stat_result: stat_result) -> str:
        # Whole or not there, since what is there is not looked at again.
        unfinished = super().write_data(path, data, f"{suffix}.part", stat_result)
        return str(Path(unfinished).replace(f"{path}{suffix}"))


def minify(script: bytes) -> bytes:
    """A script of our own without comments and spaces."""
    return bytes(jsmin(script, keep_bang_comments=True))


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Hashed names also for the modules that an ES module imports; scripts of our own are sent
    without their comments."""

    support_js_module_import_aggregation = True

    def _save(self, name: str, content: File) -> str:
        if OWN_SCRIPT.fullmatch(name):
            content = ContentFile(minify(content.read()))
        return cast(str, super()._save(name, content))

    def create_compressor(self, **options: Any) -> Compressor:
        return OnceCompressor(**options)
