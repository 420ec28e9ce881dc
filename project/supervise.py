"""Keeps the processes of a site running: what `manage.py serve` becomes once all is prepared.

`python -m project.supervise COMMANDS FILES`: a JSON object of argument lists by name, and a JSON
list of open files, by number, that each of them is given.
"""

import ctypes
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

from .folder import empty_wal

RESTART_PAUSE = 1.0
STOP_WITHIN = 15.0
# A child that lives no longer than this has failed to start; so often in a row, and all ends. Time
# enough for a small machine to get through all imports before one of them fails.
TOO_SHORT = 30.0
FAILURES = 5
# Whoever sends these, or a machine without memory, says nothing about the child.
_FROM_OUTSIDE = {-signal.SIGKILL, -signal.SIGTERM}

# Linux ends a child whose parent was killed, which could not end it itself. Elsewhere it stays
# until it is ended by hand.
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None
_PR_SET_PDEATHSIG = 1


def _end_with_parent() -> None:
    if _libc:
        _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


class Children:
    """Processes that live together: one that dies is started again, all end together."""

    def __init__(self, commands: dict[str, list[str]], files: list[int]) -> None:
        self.commands, self.files = commands, files
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.started: dict[str, float] = {}
        self.failures = dict.fromkeys(commands, 0)
        self.stopping = False

    def run(self) -> None:
        """Returns once a signal has come and every child has ended; exits with a message when a
        child fails again and again right after its start."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        # Ignored, it stays so: `nohup make run` outlives its terminal.
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
            signal.signal(signal.SIGHUP, self._stop)
        for name in self.commands:
            self._start(name)
        while not self.stopping:
            time.sleep(0.2)
            for name, process in list(self.running.items()):
                if process.poll() is not None and not self.stopping:
                    self._restart(name)
        self._end()
        failed = [name for name, times in self.failures.items() if times >= FAILURES]
        if failed:
            sys.exit(f"The {failed[0]} does not start; what it said stands above.")

    def _restart(self, name: str) -> None:
        lived = time.monotonic() - self.started[name]
        ended_by_itself = self.running[name].returncode not in _FROM_OUTSIDE
        failed = ended_by_itself and lived < TOO_SHORT
        self.failures[name] = self.failures[name] + 1 if failed else 0
        if self.failures[name] >= FAILURES:
            self.stopping = True
            return
        time.sleep(RESTART_PAUSE)
        self._start(name)

    def _start(self, name: str) -> None:
        # A session of its own: Ctrl-C reaches this process alone, which then ends them in order.
        self.started[name] = time.monotonic()
        self.running[name] = subprocess.Popen(
            self.commands[name],
            start_new_session=True,
            pass_fds=self.files,
            preexec_fn=_end_with_parent if _libc else None,  # noqa: PLW1509  runs no threads
        )

    def _stop(self, number: int, frame: object) -> None:
        self.stopping = True

    def _end(self) -> None:
        for process in self.running.values():
            process.terminate()
        deadline = time.monotonic() + STOP_WITHIN
        for process in self.running.values():
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


if __name__ == "__main__":
    try:
        Children(json.loads(sys.argv[1]), json.loads(sys.argv[2])).run()
    finally:
        # Nobody uses the database any more. Copied or replaced, it needs nothing besides its file.
        for database in sys.argv[3:]:
            empty_wal(Path(database))
