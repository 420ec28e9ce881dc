"""Starts and ends the issuer."""

import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Self

from e2e.site import ROOT, free_port

CLIENT_ID, SECRET, PASSWORD = "twite", "known to both", "at the issuer"


class Issuer:
    """`with Issuer(folder) as issuer` finds a free port; `start` runs it for a site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None
        # What a site is told.
        self.environment = {
            "OIDC_ISSUER": self.url,
            "OIDC_CLIENT_ID": CLIENT_ID,
            "OIDC_CLIENT_SECRET": SECRET,
            "OIDC_NAME": "Example",
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(30)

    def start(self, site: str) -> None:
        """Runs until the `with` block ends; the site at that address may send people."""
        log = (self.folder / "log").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "e2e.issuer", str(self.port), site],
            cwd=ROOT,
            env={**os.environ, "ISSUER_FOLDER": str(self.folder)},
            stdout=log,
            stderr=log,
        )
        log.close()

    def wait(self) -> None:
        until = time.monotonic() + 30
        while self.process and self.process.poll() is None and time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"{self.url}/.well-known/openid-configuration"):
                    return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError((self.folder / "log").read_text())
