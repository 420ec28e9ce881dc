"""What becomes of a site when its terminal goes away."""

import fcntl
import os
import signal
import subprocess
import sys
import termios
import time

import pytest

from e2e.site import ROOT, Site
from e2e.waiting import alive, answers, wait_until


class Terminal:
    """A terminal with one site running in its foreground."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.own_end, self.other_end = os.openpty()

    def run(self, *before: str) -> list[int]:
        """Starts the site as `make run` does, `before` its command; the ids of its processes."""
        command = [*before, sys.executable, "-m", "project.launch", "--port", str(self.site.port)]
        with (self.site.folder / "log").open("ab") as log:
            self.site.process = subprocess.Popen(
                [*command, "--data-dir", str(self.site.folder / "data")],
                cwd=ROOT,
                env=self.site.environment,
                stdin=self.other_end,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=self._take,  # noqa: PLW1509  as a shell in it does
            )
        os.close(self.other_end)
        wait_until(lambda: answers(self.site), 60)
        return [self.site.process.pid, *self.site.processes("")]

    def _take(self) -> None:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        # The tests themselves may be run by nohup.
        signal.signal(signal.SIGHUP, signal.SIG_DFL)

    def close(self) -> None:
        """As a closed window, or a connection that breaks: the site gets SIGHUP."""
        os.close(self.own_end)


@pytest.fixture
def terminal(tmp_path):
    opened = Terminal(Site(tmp_path))
    yield opened
    process = opened.site.process
    if process and process.poll() is None:
        process.terminate()
        process.wait(20)


def test_a_site_ends_with_its_terminal(terminal):
    family = terminal.run()
    terminal.close()
    assert terminal.site.process.wait(20) == 0
    wait_until(lambda: not any(alive(pid) for pid in family), 5)


def test_a_site_started_by_nohup_outlives_its_terminal(terminal):
    family = terminal.run("nohup")
    terminal.close()
    time.sleep(3)
    assert all(alive(pid) for pid in family)
    assert answers(terminal.site)
    terminal.site.process.send_signal(signal.SIGHUP)
    time.sleep(1)
    assert answers(terminal.site)
    terminal.site.process.terminate()
    assert terminal.site.process.wait(20) == 0
    wait_until(lambda: not any(alive(pid) for pid in family), 5)
