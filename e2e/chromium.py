"""Finds a Chromium for the browser tests, and gets one where there is none.

`python -m e2e.chromium` is part of `make test`. A distribution's own browser is taken
first; then Playwright's; then either is installed, whichever can be.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """The path of a usable browser; None when there is none."""
    chosen = os.environ.get("CHROMIUM")
    for name in (chosen, *NAMES) if chosen else NAMES:
        path = shutil.which(name)
        # Ubuntu's /usr/bin/chromium-browser may be a script that only advises a snap.
        if path and _answers(path):
            return path
    return _playwrights_own()


def _answers(path: str) -> bool:
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _playwrights_own() -> str | None:
    root = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    folders = (
        [Path(root)]
        if root
        else [
            Path.home() / ".cache/ms-playwright",
            Path.home() / "Library/Caches/ms-playwright",
        ]
    )
    patterns = ("chromium-*/chrome-linux*/chrome", "chromium-*/chrome-mac*/*/Contents/MacOS/*")
    for folder in folders:
        for pattern in patterns:
            for path in sorted(folder.glob(pattern), reverse=True):
                return str(path)
    return None


def install() -> None:
    """Tries Playwright's download, then the system's package manager."""
    commands = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get"):
        sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
        commands.append([*sudo, "apt-get", "update"])
        commands.append([*sudo, "apt-get", "install", "-y", "chromium"])
    for command in commands:
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        if find():
            return


def main() -> int:
    if find() is None:
        print("No Chromium here: getting one …", flush=True)
        install()
    path = find()
    if path is None:
        print("The browser tests need Chromium. Please install it, or set CHROMIUM to its path.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
