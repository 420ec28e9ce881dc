import pytest
from django.apps import apps
from django.contrib import admin
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_ox.models import OxTask

from apps.core.models import ActionCount
from apps.discovery import searches
from apps.discovery.models import HiddenTrend, RecentSearch, SavedSearch
from apps.graph import actions as graph
from apps.graph.models import Follow
from apps.timelines.models import TimelineEntry
from apps.tweets import actions
from apps.tweets.models import Bookmark, Like, Retweet, Tweet
from conftest import PASSWORD

OWN = [model for model in admin.site._registry if model.__module__.startswith("apps.")]


@pytest.fixture
def staff(client, alice):
    alice.is_staff = alice.is_superuser = True
    alice.save()
    client.force_login(alice)
    return client


@pytest.mark.parametrize("model", OWN, ids=lambda model: model.__name__)
def test_every_list_opens_searches_and_counts_no_table(
    staff, model, alice, bob, django_assert_max_num_queries
):
    tweet = actions.post(bob, "hello #topic")
    actions.like(alice, tweet)
    actions.retweet(alice, tweet)
    graph.follow(alice, bob)
    path = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
    with django_assert_max_num_queries(12) as queries:
        assert staff.get(f"{path}?q=bob").status_code == 200
    for query in queries.captured_queries:
        if "COUNT" in query["sql"] and model._meta.db_table in query["sql"]:
            assert "LIMIT" in query["sql"]


def test_every_model_is_there():
    ours = [config for config in apps.get_app_configs() if config.name.startswith("apps.")]
    # Ids for the machine alone, tens of millions of them, with a key of two columns, for which
    # Django's administration has no pages.
    without = {TimelineEntry, ActionCount}
    assert {model for config in ours for model in config.get_models()} - without == set(OWN)


def test_what_somebody_keeps_is_their_own(staff, bob):
    tweet = actions.post(bob, "kept in secret")
    actions.bookmark(bob, tweet)
    bookmark = Bookmark.objects.get()
    for path in ("", f"{bookmark.pk}/change/"):
        text = staff.get(f"/admin/tweets/bookmark/{path}").text
        assert "kept in secret" not in text
        assert str(tweet.pk) not in text


def test_what_somebody_looks_for_is_their_own(staff, bob):
    searches.save(bob, "kept in secret")
    searches.remember(bob, "kept in secret")
    for model in (SavedSearch, RecentSearch):
        for path in ("", f"{model.objects.get().pk}/change/"):
            text = staff.get(f"/admin/discovery/{model._meta.model_name}/{path}").text
            assert "bob" in text
            assert "kept in secret" not in text


def test_who_is_renamed_here_is_found_by_the_new_name(staff, bob):
    page = staff.get(f"/admin/users/user/{bob.pk}/change/")
    fields = {
        name: value
        for name, value in page.context["adminform"].form.initial.items()
        if value and not isinstance(value, list)
    }
    staff.post(f"/admin/users/user/{bob.pk}/change/", {**fields, "display_name": "Zaunkönig"})
    bob.refresh_from_db()
    assert bob.display_name == "Zaunkönig"
    people = staff.get("/search?q=zaunkonig&f=people").context["page"].rows
    assert [one.pk for one in people] == [bob.pk]


def test_a_trend_is_hidden_from_all_in_any_spelling(staff):
    for _ in range(2):
        page = staff.post("/admin/discovery/hiddentrend/add/", {"topic": "#Zoö", "person": ""})
    assert "hidden from everybody already" in page.text
    assert HiddenTrend.objects.get().topic == "zoo"


@pytest.mark.parametrize("model", OWN, ids=lambda model: model.__name__)
def test_every_model_can_be_searched(model):
    assert admin.site._registry[model].search_fields


def test_deleting_rows_keeps_the_counters_right(staff, alice, bob):
    tweet = actions.post(bob, "hello")
    actions.like(alice, tweet)
    actions.retweet(alice, tweet)
    graph.follow(alice, bob)
    for model in (Like, Retweet, Follow):
        path = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        pk = model.objects.get().pk
        staff.post(path, {"action": "delete_selected", "_selected_action": pk, "post": "yes"})
        assert not model.objects.exists()
    for row in (tweet, bob):
        row.refresh_from_db()
    assert (tweet.likes_count, tweet.retweets_count, bob.followers_count) == (0, 0, 0)
    staff.post(f"/admin/tweets/tweet/{tweet.pk}/delete/", {"post": "yes"})
    assert Tweet.objects.get().deleted_at
    bob.refresh_from_db()
    assert bob.tweets_count == 0


def test_the_first_administrator_is_made_by_a_command(as_alice, alice):
    call_command("promote", "@ALICE", verbosity=0)
    assert as_alice.get("/admin/").status_code == 200
    with pytest.raises(CommandError, match="Nobody here"):
        call_command("promote", "nobody", verbosity=0)


def test_a_person_can_be_edited(staff, bob):
    path = f"/admin/users/user/{bob.pk}/change/"
    assert staff.get(path).status_code == 200


def test_it_is_for_staff(as_alice):
    assert as_alice.get("/admin/").status_code == 302


def test_people_are_not_deleted_there(staff, bob):
    assert staff.post(f"/admin/users/user/{bob.pk}/delete/", {"post": "yes"}).status_code == 403


def test_it_is_entered_by_the_sites_own_login_page_with_its_limits(client, alice):
    response = client.get("/admin/login/?next=/admin/")
    assert response["Location"].startswith("/accounts/login/")
    fields = {"username": "alice", "password": PASSWORD}
    assert client.post("/admin/login/", fields)["Location"].startswith("/accounts/login/")


def test_what_a_task_carries_is_not_shown(staff):
    """Mails with codes and links stand in the queue."""
    task = OxTask.objects.create(
        task_path="apps.core.tasks.send_mail",
        args=["Your code", "is 1234-5678"],
        kwargs={"html": "1234-5678"},
        backend_name="default",
        enqueued_at=timezone.now(),
    )
    text = staff.get(f"/admin/django_ox/oxtask/{task.pk}/change/").text
    assert "send_mail" in text
    assert "1234-5678" not in text
