"""What being found costs those who post."""

import statistics
import time
from uuid import uuid4

from apps.discovery import receivers
from apps.tweets import signals

TEXT = "The quick brown fox jumps over the lazy dog and then goes home to sleep #animals {}"
NUMBER = 60


def seconds(client, number):
    began = time.process_time()
    client.post("/compose", {"text": TEXT.format(number), "nonce": str(uuid4())})
    return time.process_time() - began


def test_posting_takes_no_fifth_longer_with_the_index(as_alice, settings, no_worker):
    settings.ACTION_LIMITS = {**settings.ACTION_LIMITS, "tweet": (10**6, 3600)}
    spent: dict[bool, list[float]] = {True: [], False: []}
    for number in range(2 * NUMBER):
        found = bool(number % 2)
        if not found:
            signals.written.disconnect(receivers.on_written)
        try:
            spent[found].append(seconds(as_alice, number))
        finally:
            signals.written.connect(receivers.on_written)
    with_index, without = (statistics.median(spent[found]) for found in (True, False))
    assert with_index / without < 1.2
