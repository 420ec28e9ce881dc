from datetime import UTC, date, datetime

import pytest
from django.conf import settings as site
from django.core import mail as outgoing
from django.test import Client

from apps.graph import actions as graph
from apps.notifications import mailing
from apps.notifications.models import Notification, Preferences
from apps.tweets import actions
from apps.users.models import User
from conftest import PASSWORD

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
ALL = Notification.Kind.values


@pytest.fixture
def tweet(alice):
    return actions.post(alice, "mine & yours <3")


def wants(person, mail, zone="", kinds=ALL):
    User.objects.filter(pk=person.pk).update(time_zone=zone)
    Preferences.objects.create(owner=person, mail=mail, mailed=kinds)


def digests(now):
    """How many mails the worker writes then."""
    before = len(outgoing.outbox)
    mailing.send_digests(now)
    return len(outgoing.outbox) - before


def test_a_mail_at_once(alice, bob, tweet, mailoutbox):
    wants(alice, "once")
    actions.like(bob, tweet)
    [mail] = mailoutbox
    assert mail.to == ["alice@example.org"]
    assert mail.subject == "Bob Brown liked your Tweet"
    assert f"mine & yours <3\n\n{site.BASE_URL}{tweet.path}" in mail.body
    assert "mine &amp; yours &lt;3" in mail.alternatives[0].content


def test_only_about_what_was_chosen(alice, bob, tweet, mailoutbox):
    wants(alice, "once", kinds=["reply"])
    actions.like(bob, tweet)
    assert not mailoutbox
    actions.post(bob, "an answer", reply_to=tweet)
    assert [mail.subject for mail in mailoutbox] == ["Bob Brown replied to you"]


def test_a_group_is_one_mail_until_it_was_read(
    as_alice, alice, bob, carol, person, tweet, mailoutbox
):
    wants(alice, "once")
    for one in (bob, carol):
        actions.like(one, tweet)
    assert len(mailoutbox) == 1
    as_alice.get("/notifications")
    actions.like(person("dave"), tweet)
    assert mailoutbox[1].subject == "dave and 2 others liked your Tweet"


def test_undoing_and_doing_again_makes_no_mails(alice, bob, tweet, mailoutbox):
    wants(alice, "once")
    for _ in range(5):
        actions.like(bob, tweet)
        actions.unlike(bob, tweet)
    assert len(mailoutbox) == 1


def test_a_task_that_runs_twice_writes_once(alice, bob, tweet, mailoutbox):
    wants(alice, "once")
    actions.like(bob, tweet)
    assert not mailing.mail_line(alice.pk, "like", tweet.pk)
    assert len(mailoutbox) == 1


def test_what_is_gone_or_read_before_the_worker_comes_is_not_mailed(
    as_alice, alice, bob, tweet, mailoutbox, no_worker
):
    wants(alice, "once")
    actions.like(bob, tweet)
    actions.retweet(bob, tweet)
    actions.unlike(bob, tweet)
    assert not mailing.mail_line(alice.pk, "like", tweet.pk)
    as_alice.get("/notifications")
    assert not mailing.mail_line(alice.pk, "retweet", tweet.pk)


@pytest.mark.parametrize("hide", [graph.block, graph.mute])
def test_across_a_block_or_mute_nothing_is_mailed(alice, bob, tweet, mailoutbox, hide, no_worker):
    wants(alice, "once")
    actions.like(bob, tweet)
    hide(alice, bob)
    assert not mailing.mail_line(alice.pk, "like", tweet.pk)


def test_an_address_that_is_not_confirmed_gets_none(alice, bob, tweet, mailoutbox):
    wants(alice, "once")
    alice.emailaddress_set.update(verified=False)
    actions.like(bob, tweet)
    assert not mailoutbox


def test_a_digest_comes_once_a_day_in_the_morning(alice, bob, tweet, mailoutbox):
    wants(alice, "daily")
    actions.like(bob, tweet)
    graph.follow(bob, alice)
    assert not mailoutbox
    assert digests(MONDAY.replace(hour=7)) == 0
    assert digests(MONDAY) == 1
    assert digests(MONDAY.replace(hour=20)) == 0
    [mail] = mailoutbox
    assert mail.subject == f"2 new notifications on {site.SITE_NAME}"
    assert mail.body.index("followed you") < mail.body.index("liked your Tweet")


def test_the_next_digest_has_what_came_since(alice, bob, carol, tweet, mailoutbox):
    wants(alice, "daily")
    actions.like(bob, tweet)
    digests(MONDAY)
    assert digests(MONDAY.replace(day=24)) == 0
    actions.post(carol, "an answer", reply_to=tweet)
    assert digests(MONDAY.replace(day=25)) == 1
    assert mailoutbox[1].subject == "carol replied to you"


def test_a_digest_that_fails_leaves_the_others_alone_and_is_tried_again(
    alice, bob, carol, tweet, mailoutbox
):
    for person in (alice, bob, carol):
        wants(person, "daily", kinds=[*ALL, "newer"])
    for one, other in ((alice, bob), (bob, carol), (carol, alice)):
        graph.follow(one, other)
    # As a newer version left it, which was then taken back.
    line = {"kind": "newer", "about": 1, "newest": 2**62, "act": 2**62, "people": [alice.pk]}
    bad = Notification.objects.create(recipient=bob, **line)
    assert digests(MONDAY) == 2
    assert [mail.to for mail in mailoutbox] == [["alice@example.org"], ["carol@example.org"]]
    bad.delete()
    assert digests(MONDAY) == 1
    assert mailoutbox[2].to == ["bob@example.org"]


def test_what_was_read_is_in_no_digest(as_alice, alice, bob, tweet):
    wants(alice, "daily")
    actions.like(bob, tweet)
    as_alice.get("/notifications")
    assert digests(MONDAY) == 0


def test_morning_is_where_the_reader_is(alice, bob, tweet):
    wants(alice, "daily", zone="Pacific/Auckland")
    actions.like(bob, tweet)
    # 9 in London is 22 in Auckland; 19:30 is half past eight of the next day.
    assert digests(MONDAY.replace(hour=17)) == 0
    assert digests(MONDAY.replace(hour=19, minute=30)) == 1
    assert Preferences.objects.get().digested_on == date(2026, 11, 24)


def test_a_weekly_digest_comes_on_monday_or_as_soon_as_it_can(alice, bob, carol, tweet):
    wants(alice, "weekly")
    Preferences.objects.update(digested_on=date(2026, 11, 16))
    actions.like(bob, tweet)
    assert digests(MONDAY.replace(day=22)) == 0
    assert digests(MONDAY) == 1
    actions.post(carol, "an answer", reply_to=tweet)
    assert digests(MONDAY.replace(day=29)) == 0
    # The site was down on Monday.
    assert digests(datetime(2026, 12, 1, 9, tzinfo=UTC)) == 1


def test_choosing_digests_begins_with_what_comes_then(
    as_alice, alice, bob, carol, tweet, mailoutbox
):
    actions.like(bob, tweet)
    fields = {"told": ALL, "mailed": ALL, "mail": "daily"}
    assert as_alice.post("/settings/notifications", fields).status_code == 302
    Preferences.objects.update(digested_on=None)
    assert digests(MONDAY) == 0
    actions.post(carol, "an answer", reply_to=tweet)
    Preferences.objects.update(digested_on=None)
    assert digests(MONDAY) == 1


def test_one_click_stops_them_and_looking_does_not(alice, bob, carol, tweet, mailoutbox):
    wants(alice, "once")
    actions.like(bob, tweet)
    headers = mailoutbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = headers["List-Unsubscribe"].strip("<>").removeprefix(site.BASE_URL)
    # A mail program: no session, no token against forgery.
    program = Client(enforce_csrf_checks=True)
    assert "Stop these mails" in program.get(path).text
    assert Preferences.objects.get().mail == "once"
    assert program.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Preferences.objects.get().mail == "never"
    actions.post(carol, "an answer", reply_to=tweet)
    assert len(mailoutbox) == 1


@pytest.mark.parametrize("token", ["x", "1:abc", "1779:"])
def test_a_forged_token_is_missing(client, token):
    assert client.post(f"/notifications/unsubscribe/{token}").status_code == 404


def test_who_wants_no_mails_is_told_of_a_new_login_all_the_same(
    client, alice, mailoutbox, django_capture_on_commit_callbacks
):
    wants(alice, "never", kinds=[])
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/accounts/login/", {"login": "alice", "password": PASSWORD})
    assert [mail.subject for mail in mailoutbox] == ["New login to your account"]
