"""Whatever becomes of the worker, somebody is told once, and written to once."""

import re
import time

from e2e.site import Site
from e2e.waiting import kill

BEGIN = """
from apps.users.actions import create_account
from apps.notifications.models import Notification, Preferences
from apps.tweets.actions import post
alice, bob = (create_account(n, f"{n}@example.org", "x" * 20) for n in ("alice", "bob"))
Preferences.objects.create(owner=alice, mail="once", mailed=Notification.Kind.values)
post(alice, "mine")
"""
ANSWER = """
from apps.tweets.actions import post
from apps.tweets.models import Tweet
from apps.users.models import User
post(User.objects.get(username="bob"), "answer", reply_to=Tweet.objects.earliest("pk"))
"""
TOLD = "from apps.notifications.models import Notification; print(Notification.objects.count())"


def test_a_worker_killed_again_and_again_tells_and_writes_once(tmp_path, mail_server):
    url = f"smtp://127.0.0.1:{mail_server.server_address[1]}"
    with Site(tmp_path, EMAIL_URL=url, TASK_LOCK_TIMEOUT="2") as site:

        def run(code):
            return site.manage("shell", "-v0", "-c", code).strip()

        def kill_workers():
            for pid in site.processes("ox_worker"):
                kill(pid)

        run(BEGIN)
        # Between an answer and its line.
        for _ in range(2):
            run(ANSWER)
            kill_workers()
            time.sleep(2)
        # Between a line and its mail.
        mail_server.stalled.set()
        run(ANSWER)
        assert mail_server.reached.wait(30)
        kill_workers()
        mail_server.stalled.clear()
        until = time.monotonic() + 60
        while len(mail_server.received) < 3:
            assert time.monotonic() < until
            time.sleep(0.2)
        time.sleep(2)
        assert run(TOLD) == "3"
    numbers = [re.search(r"Message-ID: (\S+)", mail)[1] for mail in mail_server.received]
    assert len(numbers) == len(set(numbers)) == 3
