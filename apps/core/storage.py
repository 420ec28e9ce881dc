"""How static files are stored."""

import re
from os import stat_result
from pathlib import Path
from typing import Any

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

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


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Hashed names also for the modules that an ES module imports."""

    support_js_module_import_aggregation = True

    def create_compressor(self, **options: Any) -> Compressor:
        return OnceCompressor(**options)
