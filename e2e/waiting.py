"""Doing things at once, killing processes, and waiting for what follows."""

import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException


def kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def answers(site):
    try:
        return site.visitor().get("/healthz") == "ok"
    except (OSError, HTTPException):
        return False


def wait_until(condition, seconds):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError("it did not happen in time")


def at_once(number, work):
    """Runs `work(0)` … `work(number - 1)` at the same time, each in a thread of its own."""
    barrier = threading.Barrier(number)

    def wait_and_work(index):
        barrier.wait()
        return work(index)

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(wait_and_work, range(number)))
