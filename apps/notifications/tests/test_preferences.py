from datetime import timedelta

import pytest
from django.utils import timezone

from apps.graph import actions as graph
from apps.notifications.models import Notification, Preferences
from apps.tweets import actions
from apps.users.models import User

pytestmark = pytest.mark.django_db
PATH = "/settings/notifications"
ALL = Notification.Kind.values


@pytest.fixture
def tweet(alice):
    return actions.post(alice, "mine")


def choose(client, **fields):
    return client.post(PATH, {"told": ALL, "mail": "never", **fields})


def told():
    return set(Notification.objects.values_list("kind", flat=True))


def test_everything_is_told_and_nothing_mailed_to_begin_with(as_alice):
    form = as_alice.get(PATH).context["form"]
    assert form.initial["told"] == ALL
    assert form.initial["mail"] == "never"
    assert not Preferences.objects.exists()


def test_a_kind_left_out_is_not_told(as_alice, bob, tweet):
    choose(as_alice, told=["reply"])
    actions.like(bob, tweet)
    actions.post(bob, "answer", reply_to=tweet)
    assert told() == {"reply"}
    assert as_alice.get(PATH).context["form"].initial["told"] == ["reply"]


@pytest.mark.parametrize("only", ["only_followed", "only_followers", "only_settled"])
def test_only_some_are_heard(as_alice, alice, bob, carol, tweet, only):
    User.objects.filter(pk=bob.pk).update(date_joined=timezone.now() - timedelta(days=8))
    graph.follow(alice, bob)
    graph.follow(bob, alice)
    Notification.objects.all().delete()
    choose(as_alice, **{only: "on"})
    actions.like(carol, tweet)
    assert told() == set()
    actions.like(bob, tweet)
    [line] = as_alice.get("/notifications").context["page"].rows
    assert [person.username for person in line.people] == ["bob"]


def test_who_asks_to_be_let_in_is_always_told(as_alice, alice, carol):
    choose(as_alice, only_followed="on")
    graph.protect(alice)
    graph.follow(carol, alice)
    assert told() == {"request"}


def test_nonsense_is_refused_and_nothing_lost(as_alice):
    choose(as_alice, told=["like"])
    for bad in ({"mail": "hourly"}, {"told": ["x"]}, {"mail": "daily"}):
        response = choose(as_alice, **bad)
        assert response.status_code == 422, bad
    assert Preferences.objects.get().mail == "never"
    assert "like" not in Preferences.objects.get().left_out


def test_strangers_are_sent_to_the_login_page(client):
    assert client.get(PATH).status_code == 302


def test_many_unwanted_hide_no_wanted_one(as_alice, alice, bob, person, tweet):
    graph.follow(alice, bob)
    choose(as_alice, only_followed="on")
    actions.like(bob, tweet)
    for number in range(9):
        actions.like(person(f"p{number}"), tweet)
    [line] = as_alice.get("/notifications").context["page"].rows
    assert line.people == [bob]


def test_leaving_a_kind_out_keeps_what_was_told(as_alice, bob, carol, tweet):
    actions.like(bob, tweet)
    choose(as_alice, told=["reply"])
    actions.like(carol, tweet)
    [line] = as_alice.get("/notifications").context["page"].rows
    assert line.people == [bob]
    actions.unlike(bob, tweet)
    actions.unlike(carol, tweet)
    assert told() == set()


@pytest.mark.parametrize(
    ("path", "bad"),
    [
        (PATH, {"mail": "daily"}),
        ("/settings/display", {"theme": "plaid"}),
        ("/settings/account", {"language": "tlh"}),
        ("/settings/profile", {"website": "x"}),
    ],
)
def test_a_settings_form_is_refused_in_its_place(as_alice, fragment, path, bad):
    """A fragment is the form alone: a page within a page would be swapped in."""
    refused = as_alice.post(path, bad, headers=fragment)
    assert refused.status_code == 422
    assert "<html" not in refused.text
    assert refused.text.count("<form") == 1
    assert as_alice.post(path, bad).text.count("<html") == 1


@pytest.mark.parametrize("path", [PATH, "/settings/privacy"])
def test_what_is_saved_brings_the_page_anew(as_alice, fragment, path):
    fields = {"told": ALL, "mail": "never", "protected": "on"}
    assert as_alice.post(path, fields, headers=fragment)["HX-Redirect"] == path
    assert "Saved." in as_alice.get(path).text
