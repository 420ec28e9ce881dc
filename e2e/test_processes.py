"""What holds when processes are many, or die."""

import json
import re
import subprocess
import sys
import threading
import time
import urllib.error
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from uuid import uuid4

import pytest

from e2e.mail import StallingMailServer
from e2e.site import PASSWORD, ROOT, Site, Visitor
from e2e.waiting import alive, answers, at_once, kill, wait_until

# Real files, real locks, real kills: these tests take seconds each.


@pytest.fixture
def own_site(tmp_path):
    """A site that a test may harm."""
    running = Site(tmp_path)
    yield running
    if running.process and running.process.poll() is None:
        running.stop()


def sharing(visitor):
    """The same person in another window."""
    other = Visitor(visitor.url)
    for cookie in visitor.cookies:
        other.cookies.set_cookie(cookie)
    return other


@pytest.mark.parametrize("mark", ["like", "retweet"])
def test_simultaneous_marks_by_one_person_are_one(real_site, mark):
    person = real_site.visitor().sign_up(f"m_{mark}")
    path = person.tweet("mark me", str(uuid4()))
    pk = path.rsplit("/", 1)[1]
    windows = [sharing(person) for _ in range(12)]
    at_once(12, lambda index: windows[index].post(f"/tweets/{pk}/{mark}"))
    name = mark.capitalize()
    assert re.search(rf"<b>1</b> {name}\b", person.get(path))
    at_once(12, lambda index: windows[index].post(f"/tweets/{pk}/un{mark}"))
    assert not re.search(rf"<b>\d+</b> {name}", person.get(path))


def test_simultaneous_marks_by_many_people_all_count(real_site):
    author = real_site.visitor().sign_up("m_author")
    path = author.tweet("like me, all of you", str(uuid4()))
    pk = path.rsplit("/", 1)[1]
    people = [real_site.visitor().sign_up(f"fan_{number}") for number in range(8)]
    at_once(8, lambda index: people[index].post(f"/tweets/{pk}/like"))
    assert "<b>8</b> Likes" in author.get(path)


def test_simultaneous_follows_are_one(real_site):
    real_site.visitor().sign_up("followed")
    person = real_site.visitor().sign_up("follower")
    windows = [sharing(person) for _ in range(12)]
    at_once(12, lambda index: windows[index].post("/@followed/follow"))
    assert "<b>1</b> Follower<" in person.get("/@followed")
    assert "<b>1</b> Following" in person.get("/@follower")


def test_following_each_other_at_once_waits_for_nobody(real_site):
    one = real_site.visitor().sign_up("mutual_1")
    two = real_site.visitor().sign_up("mutual_2")
    for _ in range(5):
        at_once(2, lambda index: (one, two)[index].post(f"/@mutual_{2 - index}/follow"))
        at_once(2, lambda index: (one, two)[index].post(f"/@mutual_{2 - index}/unfollow"))
    assert "<b>0</b> Followers" in one.get("/@mutual_2")


def test_a_form_sent_many_times_at_once_is_one_tweet(real_site):
    person = real_site.visitor().sign_up("doubler")
    windows, nonce = [sharing(person) for _ in range(12)], str(uuid4())
    at_once(12, lambda index: windows[index].post("/compose", text="only once", nonce=nonce))
    assert person.get("/@doubler").count('<div class="text" dir="auto">only once</div>') == 1
    assert ">1 Tweet<" in person.get("/@doubler")


def test_one_name_for_two_people_at_once_goes_to_one(real_site):
    visitors = [real_site.visitor() for _ in range(6)]
    for visitor in visitors:
        visitor.get("/accounts/signup/")

    def sign_up(index):
        fields = {"username": "wanted", "email": f"w{index}@example.org", "password1": PASSWORD}
        visitors[index].post("/accounts/signup/", **fields)
        return "Home</h1>" in visitors[index].get("/")

    assert at_once(6, sign_up).count(True) == 1


def test_the_second_start_is_quick_and_ctrl_c_ends_everything(own_site):
    own_site.start()
    own_site.visitor().sign_up("keeper").tweet("kept over restarts", str(uuid4()))
    family = own_site.processes("")
    assert len(family) >= 3
    assert own_site.stop() < 10
    assert not [pid for pid in family if alive(pid)]
    assert own_site.start() < 6
    assert "kept over restarts" in own_site.visitor().get("/@keeper")


def test_a_killed_launcher_leaves_nothing_behind(own_site):
    own_site.start()
    family = own_site.processes("")
    kill(own_site.process.pid)
    own_site.process.wait(10)
    wait_until(lambda: not any(alive(pid) for pid in family), 20)


def test_two_sites_run_side_by_side(own_site, real_site):
    own_site.start()
    own_site.visitor().sign_up("here_only")
    with pytest.raises(urllib.error.HTTPError):
        real_site.visitor().get("/@here_only")


def test_one_browser_may_be_signed_in_to_both(own_site, real_site, browser):
    own_site.start()
    context = browser.new_context()
    for site in (own_site, real_site):
        visitor = site.visitor().sign_up("both")
        for cookie in visitor.cookies:
            context.add_cookies([{"name": cookie.name, "value": cookie.value, "url": site.url}])
    page = context.new_page()
    for site in (own_site, real_site, own_site):
        page.goto(f"{site.url}/settings")
        assert page.url == f"{site.url}/settings"
    context.close()


def test_a_port_in_use_is_refused_in_one_sentence(own_site, real_site):
    own_site.port = real_site.port
    with pytest.raises(RuntimeError) as refused:
        own_site.start()
    text = str(refused.value)
    assert f"Port {real_site.port}" in text
    assert "Traceback" not in text
    assert "Twite is at" not in text


def test_a_server_that_cannot_start_ends_everything(tmp_path):
    site = Site(tmp_path)
    # As one with a broken package fails: at once, and again.
    broken = {"server": ["false"], "worker": ["sleep", "60"]}
    command = [sys.executable, "-m", "project.supervise", json.dumps(broken), "[]"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=site.environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "The server does not start" in done.stderr
    assert done.returncode


def test_logins_are_limited_whichever_process_answers(own_site):
    own_site.start()
    own_site.visitor().sign_up("target")
    texts = []
    for _ in range(15):
        visitor = own_site.visitor()
        visitor.get("/accounts/login/")
        texts.append(visitor.post("/accounts/login/", login="target", password="wrong")[1])
    assert "Too many tries" in texts[-1]


def test_a_killed_server_loses_no_acknowledged_tweet_and_keeps_no_half_one(own_site):
    own_site.start()
    person = own_site.visitor().sign_up("poster")
    acknowledged, stop = [], threading.Event()

    def post_until_stopped(index):
        window, number, nonce = sharing(person), 0, str(uuid4())
        while not stop.is_set():
            text = f"tweet {index}-{number}. #t{index}x{number}"
            try:
                window.post("/compose", text=text, nonce=nonce)
            except (OSError, HTTPException):  # unanswered, or half answered
                continue  # as a person does: the same form again
            acknowledged.append(text)
            number, nonce = number + 1, str(uuid4())

    with ThreadPoolExecutor(4) as pool:
        futures = [pool.submit(post_until_stopped, index) for index in range(4)]
        for _ in range(4):
            time.sleep(0.7)
            for pid in own_site.processes("project.server "):
                kill(pid)
        stop.set()
        for future in futures:
            future.result()
    wait_until(lambda: answers(own_site), 20)
    _check_whole(own_site, acknowledged)


def _check_whole(site, acknowledged):
    assert len(acknowledged) > 20
    code = (
        "from apps.tweets.models import *; from apps.users.models import User;"
        "print(User.objects.get(username='poster').tweets_count, Tweet.objects.count(),"
        " TopicUse.objects.count());"
        "print(*Tweet.objects.values_list('text', flat=True), sep='\\n')"
    )
    counts, *texts = site.manage("shell", "-v0", "-c", code).splitlines()
    assert set(acknowledged) <= set(texts)
    assert len(texts) == len(set(texts))
    assert counts == f"{len(texts)} {len(texts)} {len(texts)}"


def test_a_killed_workers_task_is_done_after_the_restart(tmp_path, mail_server):
    port = mail_server.server_address[1]
    mail_server.stalled.set()
    url = f"smtp://127.0.0.1:{port}"
    with Site(tmp_path, EMAIL_URL=url, TASK_LOCK_TIMEOUT="3") as site:
        visitor = site.visitor()
        visitor.get("/accounts/signup/")
        fields = {"email": "mia@example.org", "username": "mia", "password1": PASSWORD}
        visitor.post("/accounts/signup/", **fields)
        assert mail_server.reached.wait(20), "the worker never reached the mail server"
        for pid in site.processes("ox_worker"):
            kill(pid)
        mail_server.stalled.clear()
        wait_until(lambda: mail_server.received, 40)
        time.sleep(1)
        (message,) = mail_server.received
        assert "To: mia@example.org" in message


def test_a_failed_task_is_tried_again(tmp_path, mail_server):
    port = mail_server.server_address[1]
    mail_server.shutdown()
    mail_server.server_close()
    with Site(tmp_path, EMAIL_URL=f"smtp://127.0.0.1:{port}") as site:
        visitor = site.visitor()
        visitor.get("/accounts/signup/")
        fields = {"email": "max@example.org", "username": "max", "password1": PASSWORD}
        visitor.post("/accounts/signup/", **fields)
        time.sleep(1.5)
        revived = StallingMailServer(port)
        wait_until(lambda: revived.received, 60)
        assert "To: max@example.org" in revived.received[0]


def test_a_mail_server_that_never_answers_holds_up_nothing_else(tmp_path, mail_server):
    mail_server.stalled.set()
    url = f"smtp://127.0.0.1:{mail_server.server_address[1]}"
    with Site(tmp_path, EMAIL_URL=url) as site:
        visitor = site.visitor()
        for number in range(6):
            fields = {"email": f"n{number}@example.org", "username": f"n{number}"}
            visitor.get("/accounts/signup/")
            visitor.post("/accounts/signup/", **fields, password1=PASSWORD)
        assert mail_server.reached.wait(20)
        site.manage("shell", "-v0", "-c", MENTION)
        waiting = (
            "from django_ox.models import OxTask;"
            "rows = OxTask.objects.filter(queue_name='default');"
            "print(rows.filter(status__in=['READY', 'RUNNING']).count())"
        )
        wait_until(lambda: site.manage("shell", "-v0", "-c", waiting).strip() == "0", 10)


MENTION = """
from apps.tweets.actions.post import post
from apps.users.actions import create_account
ann, ben = (create_account(name, f"{name}@example.org", None) for name in ("ann", "ben"))
post(ann, "hello @ben")
"""
