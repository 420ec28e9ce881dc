"""Another name, and where the old one leads."""

import re

import pytest
from django.db import IntegrityError, transaction

from apps.tweets import actions as tweets
from apps.users.actions import create_account, deactivate, rename
from apps.users.models import FormerName, User

pytestmark = pytest.mark.django_db
PATH = "/settings/username"


def test_a_new_name_is_taken_and_the_old_one_leads_to_it(sure_alice, alice, client):
    assert sure_alice.post(PATH, {"username": "Ally"}).status_code == 302
    alice.refresh_from_db()
    assert alice.username == "Ally"
    for path in ("", "/replies", "/followers", "?before=5"):
        response = client.get(f"/@Alice{path}")
        assert response.status_code == 302, path
        assert response["Location"] == f"/@Ally{path}"


def test_links_to_tweets_go_on_working(alice, client):
    tweet = tweets.post(alice, "hello")
    rename(alice, "ally")
    response = client.get(f"/@alice/status/{tweet.pk}", follow=True)
    assert response.redirect_chain[-1][0] == f"/@ally/status/{tweet.pk}"
    assert "hello" in response.text


def test_it_asks_whether_it_is_they(as_alice, alice):
    response = as_alice.post(PATH, {"username": "ally"})
    assert response["Location"].startswith("/accounts/reauthenticate/")
    alice.refresh_from_db()
    assert alice.username == "alice"


def test_what_was_sent_is_not_lost_meanwhile(as_alice, alice):
    as_alice.post(PATH, {"username": "ally"})
    as_alice.post(f"/accounts/reauthenticate/?next={PATH}", {"password": "correct horse battery"})
    alice.refresh_from_db()
    assert alice.username == "ally"


@pytest.mark.parametrize("name", ["bob", "BOB", "admin", "a b", "sixteen_letters_", "", "alice"])
def test_a_bad_name_is_refused_and_kept_in_the_form(sure_alice, alice, bob, name):
    response = sure_alice.post(PATH, {"username": name})
    assert response.status_code == 422
    assert response.context["form"]["username"].value() == name
    # The frame goes on showing who one is.
    assert "@alice" in response.text
    alice.refresh_from_db()
    assert alice.username == "alice"


def test_the_case_alone_may_change(sure_alice, alice, client):
    sure_alice.post(PATH, {"username": "Alice"})
    assert User.objects.get().username == "Alice"
    assert not FormerName.objects.exists()
    assert client.get("/@Alice").status_code == 200


def test_whoever_takes_the_old_name_has_it(alice, bob, client):
    rename(alice, "ally")
    create_account("Alice", "other@example.org", None)
    assert client.get("/@Alice").status_code == 200
    rename(User.objects.get(username="Alice"), "third")
    assert client.get("/@alice")["Location"] == "/@third"


def test_by_a_rename_as_well(alice, bob, client):
    rename(alice, "ally")
    rename(bob, "alice")
    assert client.get("/@alice").context["person"].pk == bob.pk
    assert client.get("/@bob")["Location"] == "/@alice"


def test_one_may_take_it_back(alice, client):
    rename(alice, "ally")
    rename(alice, "alice")
    assert client.get("/@alice").status_code == 200
    assert client.get("/@ally")["Location"] == "/@alice"


def test_the_old_name_of_somebody_who_is_gone_never_was(alice, client):
    rename(alice, "ally")
    deactivate(alice)
    there, never = client.get("/@alice"), client.get("/@nobody")
    assert there.status_code == never.status_code == 404
    texts = [re.sub(r'alice|nobody|value="\w{64}"', "", one.text) for one in (there, never)]
    assert texts[0] == texts[1]


def test_verbs_do_not_follow_old_names(as_alice, bob):
    rename(bob, "rob")
    assert as_alice.post("/@bob/follow").status_code == 404


def test_two_may_not_take_one_name_at_one_moment(alice, bob):
    with pytest.raises(IntegrityError), transaction.atomic():
        rename(alice, "BOB")
    assert not FormerName.objects.exists()


def test_names_are_not_changed_all_day(sure_alice, alice):
    for number in range(5):
        assert sure_alice.post(PATH, {"username": f"a{number}"}).status_code == 302
    assert sure_alice.post(PATH, {"username": "a9"}).status_code == 429
    assert User.objects.get().username == "a4"


def test_who_renamed_is_found_by_the_new_name(sure_alice, client):
    sure_alice.post(PATH, {"username": "Zaunkoenig"})
    assert "Zaunkoenig" in client.get("/search?q=zaunkoenig&f=people").text


def test_a_search_by_the_old_name_finds_them(alice, bob, client):
    tweet = tweets.post(alice, "early bird")
    rename(alice, "ally")
    for words in ("from:alice early", "from:ally early"):
        assert tweet.path.rpartition("/")[2] in client.get(f"/search?q={words}&f=latest").text
    rename(bob, "alice")
    assert str(tweet.pk) not in client.get("/search?q=from:alice early&f=latest").text
