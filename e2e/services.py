"""Runs a command with a PostgreSQL and a Redis of its own.

`python -m e2e.services pytest` starts both on free ports with their data in a temporary
folder, sets DATABASE_URL and REDIS_URL, and takes everything away afterwards. Missing
servers are installed by the system's package manager.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path


def main() -> int:
    command = sys.argv[1:]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="twite-services-")))
        folder.chmod(0o755)
        database = stack.enter_context(postgres(folder / "postgres"))
        cache = stack.enter_context(redis(folder / "redis"))
        environment = {**os.environ, "DATABASE_URL": database, "REDIS_URL": cache}
        return subprocess.run(command, env=environment, check=False).returncode


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """A PostgreSQL with its data in `folder`; gives the URL of its database."""
    programs = _postgres_programs()
    port, user = _free_port(), _server_user()
    folder.mkdir()
    if user:
        shutil.chown(folder, user)
    as_user = _as(user)
    options = "--auth=trust", "--username=twite", "--encoding=UTF8", "--locale=C.UTF-8"
    _quietly([*as_user, str(programs / "initdb"), "-D", str(folder / "data"), *options])
    settings = {
        "port": port,
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": folder,
        "fsync": "off",
        "max_connections": 200,
    }
    flags = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    with _running([*as_user, str(programs / "postgres"), "-D", str(folder / "data"), *flags], port):
        _quietly(
            [*as_user, str(programs / "createdb"), "-h127.0.0.1", f"-p{port}", "-Utwite", "twite"]
        )
        yield f"postgres://twite@127.0.0.1:{port}/twite"


@contextmanager
def redis(folder: Path) -> Iterator[str]:
    """A Redis that keeps nothing on disk; gives its URL."""
    program = shutil.which("redis-server") or _installed("redis-server", "redis-server")
    port = _free_port()
    folder.mkdir()
    flags = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    with _running([program, *flags], port):
        yield f"redis://127.0.0.1:{port}/0"


@contextmanager
def _running(command: list[str], port: int) -> Iterator[None]:
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        _wait_for(port, process)
        yield
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(30)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"No server came up on port {port}: {process.args!r}")


def _postgres_programs() -> Path:
    """The folder with `initdb` and `postgres`, the newest version's."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parent.name)
    found = [folder for folder in folders if (folder / "initdb").exists()]
    if found:
        return found[-1]
    program = shutil.which("initdb")
    if program:
        return Path(program).resolve().parent
    _install("postgresql")
    return max(Path("/usr/lib/postgresql").glob("*/bin"))


def _installed(package: str, program: str) -> str:
    _install(package)
    path = shutil.which(program)
    if path is None:
        raise RuntimeError(f"{program} is needed and could not be installed.")
    return path


def _install(package: str) -> None:
    if not shutil.which("apt-get"):
        raise RuntimeError(f"Please install {package}.")
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    print(f"Installing {package} …", flush=True)
    _quietly([*sudo, "apt-get", "update"])
    _quietly([*sudo, "apt-get", "install", "-y", package])


def _server_user() -> str | None:
    """PostgreSQL refuses to run as root; its package brings a user for it."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _as(user: str | None) -> list[str]:
    return ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"] if user else []


def _quietly(command: list[str]) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, cwd="/"
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stderr}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
